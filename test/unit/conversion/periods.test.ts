import { fc, test as property } from '@fast-check/vitest';
import { businessCalendar, StagewrightError, unwrap } from 'stagewright';
import {
  benchmark,
  benchmarkDays,
  businessValue,
  chainedWinRate,
  closeDateChanges,
  cohortConversion,
  type Measured,
  type MovementRow,
  maintenanceLoad,
  members,
  pipelineHygiene,
  pipelineMovement,
  salesVelocity,
  stageAgeing,
  stageDistribution,
  stageFlow,
  stageTotalRatio,
  staleOpportunities,
} from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { type AnyRow, anyHistory, rowsUpToClose } from '../../support/everyReport.js';
import { day } from '../../support/stagesHistory.js';

const rowsOf = rowsUpToClose();
const splitOf = fc.record({
  every: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  groupBy: fc.constantFrom([], ['owner'] as const),
  calendar: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York'),
});
const asOf = day(40);
const during = { from: day(8), to: day(24) };

/** What `count` finds in the groups sums to what it finds in the whole. */
function expectSum<T>({ total, groups }: Measured<T, string>, count: (value: T) => number): void {
  expect(groups.reduce((sum, { value }) => sum + count(value), 0)).toBeCloseTo(count(total), 9);
}
const major = (amounts: readonly { readonly amount: string }[]) =>
  amounts.reduce((sum, { amount }) => sum + Number(amount), 0);

describe('a split by periods, and by attributes within them', () => {
  property.prop([rowsOf, splitOf])('sums to the whole: who is open now', (rows, split) => {
    const history = anyHistory(rows);
    const options = { ...split, asOf };
    const ages = stageAgeing(history, options);
    for (const stage of ages.total.keys())
      for (const part of ['seen', 'standing'] as const) expectSum(ages, (stages) => stages[stage]?.[part] ?? 0);
    const stale = staleOpportunities(history, { ...options, after: { inStage: 5 } });
    for (const part of ['open', 'stale'] as const) expectSum(stale, (report) => report[part]);
    expect(stale.groups.flatMap(({ value }) => value.opportunities.map(({ id }) => id)).toSorted()).toEqual(
      stale.total.opportunities.map(({ id }) => id).toSorted(),
    );
    const hygiene = pipelineHygiene(history, { ...options, staleAfterDays: 5 });
    for (const part of ['overdue', 'noCloseDate', 'noAmount', 'stale', 'clean'] as const) {
      expectSum(hygiene, (report) => report[part].count);
      expectSum(hygiene, (report) => major(report[part].amounts));
    }
    expectSum(hygiene, ({ open }) => open);
  });

  property.prop([rowsOf, splitOf])('sums to the whole: what was closed, created, pushed', (rows, split) => {
    const history = anyHistory(rows);
    const options = { ...split, asOf };
    const velocity = salesVelocity(history, { ...options, closedDuring: during });
    expectSum(velocity, ({ won }) => won);
    expectSum(velocity, ({ winRate }) => winRate.denominator);
    const value = businessValue(history, { ...options, before: { from: day(2), to: day(12) }, after: during });
    for (const side of ['before', 'after'] as const) {
      expectSum(value, ({ winRate }) => winRate[side].denominator);
      expectSum(value, ({ winRate }) => winRate[side].numerator);
      expectSum(value, ({ created }) => created[side] ?? 0);
    }
    const judged = benchmark(history, { ...options, rate: 'won', during, baseline: { from: day(1), to: day(8) } });
    expectSum(judged, ({ rate }) => rate.numerator);
    expectSum(judged, ({ rate }) => rate.denominator);
    const quick = benchmarkDays(history, { ...options, of: { stage: 'lead' }, during });
    expectSum(quick, ({ days }) => days.n);
    expectSum(quick, ({ days }) => days.ended);
    if (history.closeOn === null) return;
    const dates = closeDateChanges(history, { ...options, during });
    for (const part of ['pushes', 'pulls', 'removals'] as const) expectSum(dates, (report) => report[part]);
  });

  property.prop([rowsOf, splitOf])('is a chain of bridges, from the start of the whole to its end', (rows, split) => {
    const { total, groups } = pipelineMovement(anyHistory(rows), { ...split, during, asOf });
    const at = (bridge: readonly MovementRow[], kind: 'start' | 'end') =>
      new Map(
        bridge
          .map(({ currency, steps }) => [currency, steps.find((step) => step.kind === kind)?.amount?.amount] as const)
          .filter(([, amount]) => amount !== undefined && Number(amount) !== 0),
      );
    // By currency too: who has no amount yet is in the bridge of none, at the end of one period and the start of the next.
    const count = (bridge: readonly MovementRow[], kind: 'start' | 'end') =>
      new Map(
        bridge
          .map(({ currency, steps }) => [currency, steps.find((step) => step.kind === kind)] as const)
          .flatMap(([currency, step]) => (step?.count ? [[currency, [step.count, [...step.ids].sort()]]] : [])),
      );
    if (split.groupBy.length > 0) return;
    let [amounts, members] = [at(total, 'start'), count(total, 'start')];
    for (const { value } of groups) {
      expect(at(value, 'start')).toEqual(amounts);
      expect(count(value, 'start')).toEqual(members);
      [amounts, members] = [at(value, 'end'), count(value, 'end')];
      for (const { steps } of value) {
        const minor = steps.map(({ kind, amount }) => Number(amount?.amount ?? 0) * (kind === 'end' ? -1 : 1));
        expect(minor.reduce((sum, part) => sum + part, 0)).toBeCloseTo(0, 6);
        expect(steps.reduce((sum, { kind, count }) => sum + (kind === 'end' ? -count : count), 0)).toBe(0);
      }
    }
    if (groups.length === 0) expect(total).toEqual([]);
    else expect([amounts, members]).toEqual([at(total, 'end'), count(total, 'end')]);
  });
});

/** The date of an instant in a zone that never changes its clock. */
const dateOf = (ms: number, hours: number) => new Date(ms + hours * 3_600_000).toISOString().slice(0, 10);
const CLOSED = ['won', 'lost', 'dropped', 'sign'];

// Counted over the rows alone: without stays, without columns, and with days of zones that never change their clocks.
describe('periods of what stands and what moves, row by row', () => {
  const zones = fc.constantFrom(['UTC', 0] as const, ['Asia/Shanghai', 8] as const);
  const ordered = rowsOf.map((rows) => rows.filter(({ to }) => to !== 'hold').sort((a, b) => a.at - b.at));
  const placesAt = (rows: readonly AnyRow[], isKnown: (at: number) => boolean) =>
    new Map(rows.filter(({ at }) => isKnown(at)).map(({ id, to }) => [id, to]));
  const countOf = (places: ReadonlyMap<string, string>, is: (place: string) => boolean) =>
    [...places.values()].filter(is).length;
  /** Days of a stretch, each with its two ends, cut off at those of the stretch. */
  const daysIn = (from: number, to: number, hours: number) => {
    const days = new Map<string, { from: number; to: number }>();
    for (let at = from; at < to; at += 3_600_000) {
      const key = dateOf(at, hours);
      days.set(key, { from: days.get(key)?.from ?? at, to: at + 3_600_000 });
    }
    return [...days].map(([period, ends]) => ({ period, ...ends }));
  };

  property.prop([ordered, zones])(
    'what stands at the end of each day, and what it takes to keep up',
    (rows, [calendar, hours]) => {
      const options = { asOf, calendar, during, every: 'day' } as const;
      const expected = daysIn(during.from, during.to, hours).flatMap(({ period, to }) => {
        const places = placesAt(rows, (at) => at < to);
        return places.size === 0 ? [] : [{ period, places }];
      });
      const report = stageDistribution(anyHistory(rows), options);
      const told = ({ stages }: typeof report.total) => stages.map(({ stage, count }) => [stage, count]);
      expect(report.groups.map(({ key, value }) => [key.period, told(value)])).toEqual(
        expected.map(({ period, places }) => [
          period,
          report.total.stages.map(({ stage }) => [stage, countOf(places, (place) => place === stage)]),
        ]),
      );
      // The whole is what stands at the end of the stretch, as the last day has it.
      if (report.groups.length > 0) expect(report.groups.at(-1)?.value).toEqual(report.total);
      const load = maintenanceLoad(anyHistory(rows), { ...options, cycleDays: 6 });
      const open = (places: ReadonlyMap<string, string>) => countOf(places, (place) => !CLOSED.includes(place));
      expect(load.groups.map(({ key, value }) => [key.period, value.open, value.movesPerDay])).toEqual(
        expected
          .filter(({ places }) => open(places) > 0)
          .map(({ period, places }) => [period, open(places), (open(places) * 3) / 6]),
      );
      expect(load.total.open).toBe(open(placesAt(rows, (at) => at < during.to)));
    },
  );

  property.prop([ordered, zones])('ratios from the beginning of each day to its end', (rows, [calendar, hours]) => {
    const [first, last] = [day(9), day(20)];
    const report = stageTotalRatio(anyHistory(rows), { at: [first, last], asOf, calendar, every: 'day' });
    expect(
      report.groups.map(({ key, value }) => [
        key.period,
        value.map(({ ratio }) => [ratio.numerator, ratio.denominator]),
      ]),
    ).toEqual(
      daysIn(first, last, hours).flatMap(({ period, from, to }) => {
        const [before, after] = [placesAt(rows, (at) => at <= from), placesAt(rows, (at) => at <= to)];
        const ratio = (start: string, end: string) => [
          countOf(after, (place) => place === end),
          countOf(before, (place) => place === start),
        ];
        return after.size === 0 ? [] : [[period, [ratio('lead', 'need'), ratio('need', 'bid')]]];
      }),
    );
  });

  property.prop([ordered, zones])('moves on the day that they were made', (rows, [calendar, hours]) => {
    const expected = new Map<string, Map<string, number>>();
    const last = new Map<string, string>();
    for (const { id, at, to } of rows) {
      const from = last.get(id) ?? null;
      last.set(id, to);
      if (at >= asOf || from === to) continue;
      const moves = expected.get(dateOf(at, hours)) ?? new Map<string, number>();
      expected.set(dateOf(at, hours), moves);
      moves.set(`${from} ${to}`, (moves.get(`${from} ${to}`) ?? 0) + 1);
    }
    const report = stageFlow(anyHistory(rows), { asOf, calendar, every: 'day' });
    expect(
      report.groups.map(({ key, value }) => [
        key.period,
        Object.fromEntries(value.rows.map(({ from, to, count }) => [`${from} ${to}`, count])),
      ]),
    ).toEqual(
      [...expected].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, moves]) => [date, Object.fromEntries(moves)]),
    );
    for (const part of ['moves', 'skips', 'rollbacks', 'loops'] as const) expectSum(report, (value) => value[part]);
  });

  property.prop([ordered, zones])(
    'chains of those created, and cohorts of those that came in, on a day: each is the report of its own rows',
    (rows, [calendar, hours]) => {
      const firstOf = (stage?: string) => {
        const first = new Map<string, number>();
        for (const { id, at, to } of rows) if (!first.has(id) && (stage ?? to) === to) first.set(id, at);
        return first;
      };
      /** The history of those who first did so on a day. */
      const alone = (first: ReadonlyMap<string, number>, date: string | null) =>
        anyHistory(rows.filter(({ id }) => first.has(id) && dateOf(first.get(id) ?? 0, hours) === date));
      const split = { asOf, calendar, every: 'day' } as const;
      const chains = chainedWinRate(anyHistory(rows), split);
      for (const { key, value } of chains.groups)
        expect(value).toEqual(chainedWinRate(alone(firstOf(), key.period), { asOf }).total);
      const stage = { stage: 'lead', until: { followUpDays: 6 }, asOf } as const;
      const cohorts = cohortConversion(anyHistory(rows), { ...stage, ...split, population: { enteredDuring: during } });
      for (const { key, value } of cohorts.groups) {
        const own = cohortConversion(alone(firstOf('lead'), key.period), {
          ...stage,
          population: { enteredDuring: during },
        });
        expect({ ...value, ids: value.ids }).toEqual({ ...own.total, ids: own.total.ids });
      }
      for (const part of ['stayed', 'movedBack', 'abandoned', 'tooYoung'] as const)
        expectSum(cohorts, (value) => value[part]);
      expectSum(cohorts, ({ advanced }) => advanced.denominator);
    },
  );
});

const deal = (id: string, steps: readonly (readonly [at: string, to: string, amount: string, close?: string])[]) =>
  steps.map(([at, to, amount, close = '']): AnyRow => ({ id, at: Date.parse(at), to, amount, currency: 'CNY', close }));

describe('what puts an opportunity into a period', () => {
  const history = anyHistory([
    ...deal('a', [
      ['2026-01-05', 'lead', '100', '2026-02-20'],
      ['2026-02-10', 'need', '100', '2026-03-20'],
      ['2026-03-10', 'won', '120', '2026-03-10'],
    ]),
    ...deal('b', [
      ['2026-02-03', 'lead', '50', '2026-04-10'],
      ['2026-04-02', 'need', '50', '2026-07-10'],
    ]),
    ...deal('c', [
      ['2026-02-04', 'lead', '30', ''],
      ['2026-02-24', 'lost', '30', ''],
    ]),
  ]);
  const year = { from: '2026-01-01', to: '2026-05-01' };
  const options = { asOf: '2026-05-01T00:00:00Z', calendar: 'UTC' } as const;
  const byPeriod = <T, V>({ groups }: Measured<T, 'period'>, of: (value: T) => V) =>
    groups.map(({ key, value }) => [key.period, of(value)]);

  test('velocity: the close, and who was open at the end of the period', () => {
    const report = salesVelocity(history, { ...options, every: 'month', closedDuring: year });
    expect(byPeriod(report, ({ open, won, winRate }) => [open, won, winRate.denominator])).toEqual([
      ['2026-01', [1, 0, 0]],
      ['2026-02', [2, 0, 1]],
      ['2026-03', [1, 1, 1]],
      ['2026-04', [1, 0, 0]],
    ]);
    expect(report.total).toMatchObject({ open: 1, won: 1 });
  });

  test('movement: each month begins where the one before ended', () => {
    const report = pipelineMovement(history, { ...options, every: 'month', during: year });
    const amounts = (rows: readonly MovementRow[]) =>
      rows[0]?.steps.flatMap(({ kind, amount }) => (Number(amount?.amount) === 0 ? [] : [`${kind} ${amount?.amount}`]));
    expect(byPeriod(report, amounts)).toEqual([
      ['2026-01', ['new 100.00', 'end 100.00']],
      ['2026-02', ['start 100.00', 'new 80.00', 'lost -30.00', 'end 150.00']],
      ['2026-03', ['start 150.00', 'reamounted 20.00', 'won -120.00', 'end 50.00']],
      ['2026-04', ['start 50.00', 'end 50.00']],
    ]);
    expect(amounts(report.total)).toEqual(['new 200.00', 'won -120.00', 'lost -30.00', 'end 50.00']);
  });

  test('movement in one currency: the second rates hold at the end of the last month alone', () => {
    const convert = { to: 'USD', start: { CNY: '0.1' }, end: { CNY: '0.2' } };
    const report = pipelineMovement(history, { ...options, every: 'month', during: year, convert });
    const step = (rows: readonly MovementRow[], of: string) =>
      rows[0]?.steps.find(({ kind }) => kind === of)?.amount?.amount;
    expect(byPeriod(report, (rows) => [step(rows, 'currency'), step(rows, 'end')])).toEqual([
      ['2026-01', ['0.00', '10.00']],
      ['2026-02', ['0.00', '15.00']],
      ['2026-03', ['0.00', '5.00']],
      ['2026-04', ['5.00', '10.00']],
    ]);
  });

  test('changes of dates: the day of the change; slipped is asked of each period', () => {
    const report = closeDateChanges(history, { ...options, every: 'quarter', during: year });
    // a was pushed by 28 days in February, within the quarter; closing moved its date while it was won: no change.
    expect(byPeriod(report, ({ pushes, slippedIds, dated }) => [pushes, slippedIds, dated])).toEqual([
      ['2026-Q1', [1, [], 2]],
      ['2026-Q2', [1, ['b'], 1]],
    ]);
    expect(report.total).toMatchObject({ pushes: 2, dated: 2, slippedIds: ['b'] });
  });

  test('hygiene: the expected close; stale ones: creation; ageing: the entry; value: the event', () => {
    const hygiene = pipelineHygiene(history, { ...options, asOf: '2026-02-20T12:00:00Z', every: 'quarter' });
    expect(byPeriod(hygiene, ({ open, noCloseDate }) => [open, noCloseDate.ids])).toEqual([
      ['2026-Q1', [1, []]],
      ['2026-Q2', [1, []]],
      [null, [1, ['c']]],
    ]);
    const stale = staleOpportunities(history, { ...options, every: 'month', after: { inStage: 10 } });
    expect(byPeriod(stale, ({ opportunities }) => opportunities.map(({ id }) => id))).toEqual([['2026-02', ['b']]]);
    const ages = stageAgeing(history, { ...options, every: 'month' });
    expect(byPeriod(ages, ([lead, need]) => [lead?.seen, need?.seen, need?.standing])).toEqual([
      ['2026-01', [1, 0, 0]],
      ['2026-02', [2, 1, 0]],
      ['2026-04', [0, 1, 1]],
    ]);
    const [before, after] = [
      { from: '2026-01-01', to: '2026-03-01' },
      { from: '2026-03-01', to: '2026-05-01' },
    ];
    const value = businessValue(history, { ...options, every: 'month', before, after });
    expect(byPeriod(value, ({ created, winRate }) => [created.before, created.after, winRate.after.numerator])).toEqual(
      [
        ['2026-01', [1, 0, 0]],
        ['2026-02', [2, 0, 0]],
        ['2026-03', [0, 0, 1]],
      ],
    );
  });

  test('what stands: the end of each quarter of a fiscal year, by owner within it', () => {
    const fiscal = { kind: 'months', startMonth: 2, yearNamedBy: 'end' } as const;
    const calendar = businessCalendar({ zone: 'Asia/Shanghai', fiscal });
    const split = { asOf: options.asOf, calendar, every: 'quarter', groupBy: ['owner'] } as const;
    const report = stageDistribution(history, { ...split, scope: 'open' });
    const told = report.groups.map(({ key, value }) => [key, value.count, value.amount?.amount]);
    // a was open at the end of January, b and not a in April; on 1 May it is February to April that has ended.
    expect(told).toEqual([
      [{ period: 'FY2026-Q4', owner: 'x' }, 1, '100.00'],
      [{ period: 'FY2027-Q1', owner: 'x' }, 1, '50.00'],
      [{ period: 'FY2027-Q2', owner: 'x' }, 1, '50.00'],
    ]);
    expect(
      maintenanceLoad(history, { ...split, cycleDays: 30 }).groups.map(({ key, value }) => [key.period, value.open]),
    ).toEqual([
      ['FY2026-Q4', 1],
      ['FY2027-Q1', 1],
      ['FY2027-Q2', 1],
    ]);
  });

  test('what stands is told as known at `asOf`, of a stretch that ended before: later ones are left out, and closes undone', () => {
    const during = { from: '2026-01-01', to: '2026-02-01' };
    const report = stageDistribution(history, { ...options, during });
    expect(report.total.stages.filter(({ count }) => count > 0).map(({ stage, count }) => [stage, count])).toEqual([
      ['lead', 1],
    ]);
    expect([report.n, report.excluded, report.bounds]).toEqual([
      1,
      { created_later: 2 },
      { during: ['2026-01-01', '2026-02-01'] },
    ]);
    const load = maintenanceLoad(history, { ...options, during, cycleDays: 3 });
    expect([load.total.open, load.excluded]).toEqual([1, { created_later: 2 }]);
  });

  test('members of a period of what stands are those who stood there then', () => {
    const report = stageDistribution(history, { ...options, every: 'month', during: year });
    const idsIn = (period: string, at: string) => unwrap(members(report, { group: { period }, at })).ids;
    expect(idsIn('2026-02', 'stages.0.count')).toEqual(['b']);
    expect(idsIn('2026-02', 'stages.1.count')).toEqual(['a']);
    expect(idsIn('2026-03', 'stages.4.count')).toEqual(['a']);
    expect(unwrap(members(report, { at: 'count' })).ids).toEqual(['a', 'b', 'c']);
  });

  test('a stock by the period in which each came into the stage', () => {
    const report = cohortConversion(history, {
      ...options,
      stage: 'lead',
      population: { presentAt: '2026-02-06' },
      until: { at: '2026-03-01' },
      every: 'month',
    });
    expect(
      byPeriod(report, ({ advanced, abandoned }) => [advanced.numerator, advanced.denominator, abandoned]),
    ).toEqual([
      ['2026-01', [1, 1, 0]],
      ['2026-02', [0, 2, 1]],
    ]);
  });

  test('standards: each period against the same own history, of its attributes', () => {
    const judged = { from: '2026-02-01', to: '2026-05-01' };
    const report = benchmark(history, {
      ...options,
      rate: { from: 'lead', to: 'need' },
      during: judged,
      baseline: { from: '2026-01-01', to: '2026-02-01' },
      every: 'month',
      groupBy: ['owner'],
    });
    expect(report.groups).toMatchObject([
      { key: { period: '2026-02', owner: 'x' }, value: { rate: { numerator: 1, denominator: 2 }, own: 1, by: 'own' } },
    ]);
  });

  test('a fiscal year names them, and one that does not cover the stretch is refused', () => {
    const fiscal = { kind: 'explicit' as const, periods: [{ id: 'P1', from: '2026-01-01', to: '2026-03-01' }] };
    const calendar = { zone: 'UTC', fiscal };
    const ask = (to: string) =>
      pipelineMovement(history, { ...options, calendar, every: 'month', during: { from: '2026-01-01', to } });
    expect(ask('2026-03-01').groups.map(({ key }) => key.period)).toEqual(['P1']);
    expect(() => ask('2026-04-01')).toThrow(StagewrightError);
    expect(() => ask('2026-04-01')).toThrow('outside_fiscal_calendar at every');
  });
});

describe('days against a standard', () => {
  // Ten of each kind: of "x" 10 to 19 days and 30 to 39 the year before, of "y" one is open.
  const rows = [2025, 2026].flatMap((year) =>
    Array.from({ length: 10 }, (_, n) => [
      { id: `${year} ${n}`, at: Date.UTC(year, 0, 1), to: 'lead', amount: '', currency: 'CNY', close: '' },
      {
        id: `${year} ${n}`,
        at: Date.UTC(year, 0, 1 + n + (year === 2025 ? 30 : 10)),
        to: n === 9 ? 'need' : 'won',
        amount: '',
        currency: 'CNY',
        close: '',
      },
    ]).flat(),
  );
  const history = anyHistory(rows);
  const [during, baseline] = [
    { from: '2026-01-01', to: '2027-01-01' },
    { from: '2025-01-01', to: '2026-01-01' },
  ];
  const asOf = '2027-01-01T00:00:00Z';

  test('own quantiles say of how many, and the verdict waits for the band', () => {
    const { total, excluded } = benchmarkDays(history, { of: { stage: 'lead' }, during, baseline, asOf });
    // Ten stays without a censored one: the quantile p is the smallest day by which ten·p have left.
    expect(total.days).toMatchObject({
      n: 10,
      ended: 10,
      q25: { value: 12 },
      median: { value: 14 },
      q90: { value: 18 },
    });
    expect(total.baseline).toMatchObject({ n: 10, ended: 10, median: { value: 34 }, q75: { value: 37 } });
    expect(total).toMatchObject({ own: 34, industry: null, standard: 34, by: 'own', verdict: 'faster' });
    expect(excluded).toEqual({});
  });

  test('an industry’s median weighs as many as it is said to, or by a weight', () => {
    const of = { stage: 'lead' } as const;
    const by = (standard: object) =>
      benchmarkDays(history, { of, during, baseline, asOf, standards: [standard] }).total;
    // (10 · 34 + 20 · 19) / 30
    expect(by({ industry: 19 })).toMatchObject({ standard: 24, by: 'shrunk', verdict: 'faster' });
    expect(by({ industry: 14, ownWeight: 0 })).toMatchObject({ standard: 14, by: 'weighted' });
    expect(by({ industry: 14, ownWeight: 0 }).verdict).toBe('not_distinguishable');
    expect(by({ industry: 2, ownWeight: 0 }).verdict).toBe('slower');
    expect(() => by({ industry: -1 })).toThrow(StagewrightError);
  });

  test('of wins: those won in the period, the others left out by name', () => {
    const { total, excluded, n } = benchmarkDays(history, { of: 'won', during, asOf });
    expect([n, total.days.n, total.days.median.value, total.verdict]).toEqual([9, 9, 14, null]);
    expect(excluded).toEqual({ open: 2, outside_period: 9 });
    const early = benchmarkDays(history, { of: { stage: 'lead' }, during, asOf: '2026-01-14T00:00:00Z' });
    expect(early.total.days).toMatchObject({ n: 10, ended: 4, median: { value: null } });
    expect(early.warnings).toMatchObject([
      { code: 'recorded_at_assumed' },
      { code: 'period_not_over' },
      { code: 'immature', params: { open: 6 } },
    ]);
  });

  test('a stage that is none is refused', () => {
    for (const stage of ['nowhere', undefined as never])
      expect(() => benchmarkDays(history, { of: { stage }, during, asOf })).toThrow('unknown_stage at of.stage');
    expect(() => benchmarkDays(history, { of: { stage: 'won' }, during, asOf })).toThrow('unknown_choice at of.stage');
  });
});
