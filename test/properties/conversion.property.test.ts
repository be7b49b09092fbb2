import { fc, test } from '@fast-check/vitest';
import {
  chainedWinRate,
  cohortConversion,
  conversionDays,
  funnelConversion,
  historyFromRows,
  type StageHistory,
  stageFlow,
  winRate,
} from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { day, stagesPath as path } from '../support/stagesHistory.js';

type Row = {
  readonly id: string;
  readonly at: number;
  readonly to: string;
  readonly amount: string;
  readonly owner: string;
};

const places = [...path.stages, ...path.won, ...path.lost, ...path.abandoned, ...path.afterWin];
/** Rows of which no two of an opportunity share an instant: such ties keep the order of input. */
const rowsOf = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    at: fc.integer({ min: 1, max: 60 }).map((hours) => day(1) + hours * 43_200_000),
    to: fc.constantFrom(...places),
    amount: fc.integer({ min: 0, max: 999 }).map(String),
  }),
  { selector: ({ id, at }) => `${id} ${at}`, maxLength: 40 },
);
/** Laws over every report at once. */
const FEW = { numRuns: 30 };
const ownerOf = (id: string) => (id < 'd' ? 'x' : 'y');

function read(rows: readonly Omit<Row, 'owner'>[]): StageHistory<'owner'> {
  return historyFromRows(rows, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' },
    currency: 'CNY',
    opportunities: {
      rows: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => ({ id, owner: ownerOf(id) })),
      id: 'id',
      attributes: ['owner'],
    },
  }).history;
}

const asOf = day(40);
const groupBy = ['owner'] as const;
const during = { from: day(3), to: day(20) };
const cohorts = [
  { stage: 'need', population: { presentAt: day(9) }, until: { at: day(20) }, asOf, groupBy },
  { stage: 'lead', population: { enteredDuring: during }, until: { followUpDays: 12 }, asOf: day(25), groupBy },
] as const;
const reports = (history: StageHistory<'owner'>) => [
  ...cohorts.map((options) => cohortConversion(history, options)),
  ...cohorts.map((options) => cohortConversion(history, { ...options, outcomeBy: 'stateAtEnd' })),
  ...(['reachedOrPassed', 'visited', 'entries'] as const).map((count) =>
    funnelConversion(history, { asOf, groupBy, count, every: 'week', calendar: 'Asia/Shanghai' }),
  ),
  stageFlow(history, { asOf, groupBy, during }),
  chainedWinRate(history, { asOf, groupBy }),
  ...(['first', 'sum', 'each'] as const).map((visits) => conversionDays(history, { asOf, groupBy, visits })),
  winRate(history, { asOf, groupBy, basis: { closedDuring: during }, every: 'day', calendar: 'Asia/Shanghai' }),
  winRate(history, { asOf, groupBy, basis: { closedDuring: during }, weight: 'amount' }),
  winRate(history, { asOf, groupBy, basis: { enteredDuring: during, stage: 'lead', followUpDays: 5 }, shrink: 10 }),
];

describe('measures of conversion hold', () => {
  test.prop([rowsOf], FEW)('buckets are disjoint and sum to the cohort; drilled ids recount to the number', (rows) => {
    for (const report of reports(read(rows)).slice(0, 4) as ReturnType<typeof cohortConversion>[]) {
      const { advanced, abandoned, movedBack, stayed, tooYoung, ids } = report.total;
      expect(advanced.numerator + abandoned + movedBack + stayed).toBe(advanced.denominator);
      expect(Object.values(ids).map((each) => each.length)).toEqual([
        advanced.numerator,
        abandoned,
        movedBack,
        stayed,
        tooYoung,
      ]);
      const all = Object.values(ids).flat();
      expect(new Set(all).size).toBe(all.length);
    }
  });

  // An oracle of its own: the furthest stage by the rows, without stays.
  test.prop([rowsOf])('reached or passed never rises, and is what the furthest row says', (rows) => {
    const road = ['lead', 'need', 'bid', 'won', 'sign'];
    const furthest = new Map<string, number>();
    for (const { id, to, at } of [...rows].sort((a, b) => a.at - b.at))
      if (at <= asOf) furthest.set(id, Math.max(furthest.get(id) ?? -1, road.indexOf(to)));
    const { total } = funnelConversion(read(rows), { asOf });
    const reached = [
      ...total.steps.map((step) => step.reached),
      total.won,
      ...total.afterWin.map((step) => step.reached),
    ];
    const expected = road.map((_, index) => [...furthest.values()].filter((far) => far >= index).length);
    // After-win stages count behind the win alone, which a later row of a won outcome does not undo.
    expect(reached).toEqual(expected);
    expect([...reached].sort((a, b) => b - a)).toEqual(reached);
  });

  test.prop([rowsOf])('groups sum to the total', (rows) => {
    const history = read(rows);
    const sum = <V>(groups: readonly { readonly value: V }[], of: (value: V) => number) =>
      groups.reduce((all, { value }) => all + of(value), 0);
    for (const options of cohorts) {
      const { total, groups } = cohortConversion(history, options);
      expect(sum(groups, ({ advanced }) => advanced.denominator)).toBe(total.advanced.denominator);
      expect(sum(groups, ({ tooYoung }) => tooYoung)).toBe(total.tooYoung);
      expect(sum(groups, ({ advancedAmount }) => advancedAmount.numerator)).toBe(total.advancedAmount.numerator);
    }
    const funnel = funnelConversion(history, { asOf, groupBy, every: 'day', count: 'entries' });
    for (const [index, step] of funnel.total.steps.entries())
      expect(sum(funnel.groups, ({ steps }) => steps[index]?.reached ?? 0)).toBe(step.reached);
    const flow = stageFlow(history, { asOf, groupBy });
    expect(sum(flow.groups, ({ moves }) => moves)).toBe(flow.total.moves);
  });

  test.prop([rowsOf, fc.array(fc.nat(), { minLength: 40, maxLength: 40 })], FEW)(
    'the order of rows changes nothing',
    (rows, keys) => {
      const shuffled = rows
        .map((row, index) => ({ row, key: keys[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ row }) => row);
      expect(reports(read(shuffled))).toEqual(reports(read(rows)));
    },
  );

  test.prop([rowsOf], FEW)('no number is NaN or infinite: a report is what its JSON says', (rows) => {
    for (const report of reports(read(rows))) expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test.prop([rowsOf])('a chain that is exact is the share that wins', (rows) => {
    const straight = rows.filter(({ to }) => to !== 'hold');
    const { total, n } = chainedWinRate(read(straight), { asOf });
    const { won } = funnelConversion(read(straight), { asOf }).total;
    const [first] = total.stages;
    if (total.isExact && first?.chained) {
      expect(BigInt(first.chained.numerator) * BigInt(n)).toBe(BigInt(first.chained.denominator) * BigInt(won));
    }
  });
});

test.prop([rowsOf], FEW)('the time zone of the process changes nothing', (rows) => {
  const history = read(rows);
  const zones = ['UTC', 'America/Los_Angeles', 'Pacific/Apia'].map((zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    const all = JSON.stringify(reports(history));
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    return all;
  });
  expect(new Set(zones).size).toBe(1);
});
