import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { StagewrightError } from 'stagewright';
import {
  benchmark,
  businessValue,
  compareRates,
  historyFromRows,
  outcomeAnalysis,
  type Rate,
  salesVelocity,
  winRate,
} from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, type Step, stagesHistory, stagesPath } from '../../support/stagesHistory.js';

const DAY = 86_400_000;
const at = (days: number) => day(1) + days * DAY;
const asOf = at(90);

describe('what becomes of opportunities: S0-51, S4-17', () => {
  const why: { readonly [id: string]: readonly [string | null, string | null] } = {
    a: ['price', 'discount refused'],
    b: ['price', 'over budget'],
    c: ['price', 'over budget'],
    d: ['competitor', null],
    e: [null, null],
    f: ['fit', null],
    g: ['reopened', null],
  };
  const places: { readonly [id: string]: readonly string[] } = {
    a: ['lead', 'need', 'lost'],
    b: ['lead', 'bid', 'lost'],
    c: ['lead', 'need', 'bid', 'lost'],
    d: ['lead', 'dropped'],
    e: ['lead', 'need', 'lost'],
    f: ['lead', 'bid', 'won', 'sign'],
    // Lost, and open again.
    g: ['lead', 'lost', 'need'],
  };
  const { history } = historyFromRows(
    Object.entries(places).flatMap(([id, names]) =>
      names.map((to, step) => ({ id, at: at(step), to, amount: '100.50' })),
    ),
    {
      path: stagesPath,
      columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' },
      currency: 'CNY',
      opportunities: {
        rows: Object.entries(why).map(([id, [reason, detail]]) => ({ id, reason, detail })),
        id: 'id',
        attributes: ['reason', 'detail'],
      },
    },
  );

  test('S0-51: by outcome its reasons in two levels, the stage left, the amount; wins like losses', () => {
    const { total, excluded, n } = outcomeAnalysis(history, { asOf, reasons: ['reason', 'detail'] });
    expect(total.closed).toBe(6);
    expect(n).toBe(6);
    expect(excluded).toEqual({ open: 1 });
    const [won, lost, dropped] = total.outcomes;
    expect(won).toMatchObject({ outcome: 'won', kind: 'won', count: 1, ids: ['f'], reasons: [{ name: 'fit' }] });
    expect(dropped).toMatchObject({ outcome: 'dropped', kind: 'abandoned', share: { numerator: 1, denominator: 6 } });
    expect(lost).toMatchObject({ count: 4, amount: { amount: '402.00', currency: 'CNY' } });
    expect(lost?.reasons.map(({ name, count, share }) => [name, count, share.denominator])).toEqual([
      ['price', 3, 4],
      [null, 1, 4],
    ]);
    expect(lost?.reasons[0]?.parts.map(({ name, count, share }) => [name, count, share.denominator])).toEqual([
      ['over budget', 2, 3],
      ['discount refused', 1, 3],
    ]);
    expect(lost?.stagesLeft.map(({ name, count }) => [name, count])).toEqual([
      ['need', 2],
      ['bid', 2],
    ]);
  });

  test('S0-51: without attributes, by the reasons that the rows of the close gave', () => {
    const steps = [
      ['a', 1, 'lead', ''],
      ['a', 2, 'lost', 'price'],
      ['a', 3, 'lead', 'budget found'],
      ['a', 4, 'lost', 'competitor'],
      ['b', 1, 'lead', ''],
      ['b', 2, 'lost', 'price'],
      ['c', 1, 'lead', ''],
      ['c', 2, 'lost', ''],
    ] as const;
    const told = historyFromRows(
      steps.map(([id, date, to, why]) => ({ id, at: at(date), to, why })),
      { path: stagesPath, columns: { opportunityId: 'id', at: 'at', to: 'to', reason: 'why' } },
    ).history;
    const [, lost] = outcomeAnalysis(told, { asOf }).total.outcomes;
    expect(lost?.reasons.map(({ name, count }) => [name, count])).toEqual([
      [null, 1],
      ['competitor', 1],
      ['price', 1],
    ]);
    // As known at the first close, its reason stands.
    const [, first] = outcomeAnalysis(told, { asOf: at(2) }).total.outcomes;
    expect(first?.reasons[0]).toMatchObject({ name: 'price', count: 2 });
  });

  test('won of closed is the win rate', () => {
    const closedDuring = { from: '2026-08-01', to: '2026-09-01' };
    const rate = winRate(history, { basis: { closedDuring }, asOf }).total;
    expect(outcomeAnalysis(history, { asOf, closedDuring }).total.outcomes[0]?.share).toEqual(rate);
  });
});

const rate = (numerator: number, denominator: number): Rate => ({
  value: numerator / denominator,
  numerator,
  denominator,
  interval: { low: 0, high: 1, level: 0.95, method: 'wilson' },
});

describe('two rates compared', () => {
  // Newcombe (1998), Statistics in Medicine 17, 873, table II, method 10.
  test.each([
    [
      [56, 70],
      [48, 80],
      [0.0524, 0.3339],
    ],
    [
      [9, 10],
      [3, 10],
      [0.1705, 0.809],
    ],
    [
      [6, 7],
      [2, 7],
      [0.0582, 0.8062],
    ],
    [
      [5, 56],
      [0, 29],
      [-0.0381, 0.1926],
    ],
    [
      [10, 10],
      [0, 20],
      [0.6791, 1],
    ],
  ] as const)('%j against %j', (first, second, [low, high]) => {
    const found = compareRates(rate(first[0], first[1]), rate(second[0], second[1]));
    expect([found.low, found.high].map((end) => Number(end?.toFixed(4)))).toEqual([low, high]);
    expect(found.verdict).toBe(low > 0 ? 'higher' : 'not_distinguishable');
  });

  test('only counts of opportunities compare', () => {
    const ratio = {
      ...rate(5, 4),
      interval: { ...rate(5, 4).interval, low: null, high: null, reason: 'not_a_proportion' },
    };
    expect(compareRates(ratio, rate(1, 2))).toMatchObject({
      difference: null,
      verdict: null,
      reason: 'not_a_proportion',
    });
    expect(compareRates({ ...rate(1, 2), unit: 'CNY' }, rate(1, 2))).toMatchObject({ reason: 'not_counts' });
    expect(compareRates({ ...rate(0, 0), value: null }, rate(1, 2))).toMatchObject({ reason: 'no_observations' });
    expect(compareRates(rate(1, 20), rate(15, 20)).verdict).toBe('lower');
  });
});

/** Deals of one outcome, closed `days` after the start. */
const deals = (name: string, count: number, start: number, days: number, place: string, amount = '100') =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n): [string, Step[]] => [
      `${name} ${n}`,
      [
        [at(start), 'lead', amount],
        [at(start + days), place, amount],
      ],
    ]),
  );

describe('sales velocity', () => {
  const closedDuring = { from: '2026-08-01', to: '2026-10-01' };
  test('is count × win rate × average won / cycle, a day', () => {
    const history = stagesHistory({
      ...deals('k', 6, 0, 20, 'won'),
      ...deals('s', 4, 0, 10, 'lost'),
      ...deals('o', 10, 5, 40, 'need'),
    });
    const { total } = salesVelocity(history, { asOf, closedDuring });
    // 10 × .6 × 100 / 20.
    expect(total).toMatchObject({ open: 10, won: 6, averageWon: 100, cycleDays: 20, perDay: 30, currency: 'CNY' });
    const { groups } = salesVelocity(history, { asOf, closedDuring, groupBy: ['segment'] });
    expect(groups.map(({ key, value }) => [key.segment, value.open, value.perDay, value.reason])).toEqual([
      ['key', 0, 0, undefined],
      ['small', 10, null, 'too_few_won'],
    ]);
  });
  test('is null where one of its parts is', () => {
    const velocity = (won: { readonly [id: string]: readonly Step[] }) =>
      salesVelocity(stagesHistory(won), { asOf, closedDuring }).total.reason;
    expect(velocity(deals('k', 4, 0, 20, 'won'))).toBe('too_few_won');
    expect(velocity(deals('k', 5, 0, 0, 'won'))).toBe('no_cycle');
    const rows = Array.from({ length: 5 }, (_, id) => [
      { id, at: at(0), to: 'lead' },
      { id, at: at(9), to: 'won' },
    ]).flat();
    const { history } = historyFromRows(rows, {
      path: stagesPath,
      columns: { opportunityId: 'id', at: 'at', to: 'to' },
    });
    expect(salesVelocity(history, { asOf, closedDuring }).total.reason).toBe('no_amount');
  });

  const folder = '../shared/data/maven_crm';
  test.skipIf(!existsSync(folder))('the velocity of ../shared/data/facts/maven_crm.json', () => {
    const file = parse<{ [column: string]: string }>(readFileSync(`${folder}/sales_pipeline.csv`), { columns: true });
    const rows = file.flatMap(({ opportunity_id: id, deal_stage: to = '', engage_date, close_date, close_value }) => [
      { id, at: `${engage_date || '2017-12-31'}T00:00:00Z`, to: engage_date ? 'Engaging' : to, amount: '' },
      ...(close_date ? [{ id, at: `${close_date}T00:00:00Z`, to, amount: close_value ?? '' }] : []),
    ]);
    const path = { stages: ['Prospecting', 'Engaging'], won: ['Won'], lost: ['Lost'], abandoned: [], parked: [] };
    const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
    const { history } = historyFromRows(rows, { path, columns, currency: 'USD' });
    const facts = JSON.parse(readFileSync('../shared/data/facts/maven_crm.json', 'utf8')).facts;
    const fact = (name: string) => facts.find(({ id }: { id: string }) => id === name).value;
    const { total } = salesVelocity(history, {
      closedDuring: { from: '2017-01-01', to: '2018-01-01' },
      asOf: '2017-12-31T23:59:59Z',
      unit: 'calendar',
    });
    // The fact multiplies a win rate of six decimals; from its whole parts the velocity is as exact as the mean of days.
    expect(Math.abs((total.perDay ?? 0) / fact('sales_velocity_all') - 1)).toBeLessThan(1e-6);
    expect(total.perDay).toBeCloseTo((2089 * fact('won_value_total')) / 6711 / fact('mean_days_won'), 2);
    expect(total.averageWon).toBeCloseTo(fact('avg_won_deal'), 6);
    expect(total.wonAmount?.amount).toBe(`${fact('won_value_total')}.00`);
    expect(total.open).toBe(2089);
  });
});

describe('the value of a change: S4-3', () => {
  const history = stagesHistory({
    ...deals('was won', 4, 0, 8, 'won'),
    ...deals('was lost', 6, 0, 8, 'lost'),
    ...deals('is won', 7, 40, 4, 'won', '150'),
    ...deals('is lost', 3, 40, 4, 'lost', '150'),
  });
  const before = { from: '2026-08-01', to: '2026-09-01' };
  const after = { from: '2026-09-01', to: '2026-10-01' };
  test('S4-3: four deltas: win rate, amount won, cycle, amount of what was found', () => {
    const { total, warnings } = businessValue(history, { before, after, asOf });
    expect(total.winRate.before.value).toBe(0.4);
    expect(total.winRate.after.value).toBe(0.7);
    expect(total.winRate.comparison.difference).toBeCloseTo(0.3, 12);
    // Wilson by hand: .7 of 10 is .3968–.8922, .4 of 10 is .1682–.6873; Newcombe's interval of the difference.
    expect(total.winRate.comparison.low).toBeCloseTo(0.3 - Math.hypot(0.7 - 0.39677, 0.68733 - 0.4), 3);
    expect(total.winRate.comparison.verdict).toBe('not_distinguishable');
    expect(total.wonAmount).toEqual({
      before: { amount: '400.00', currency: 'CNY' },
      after: { amount: '1050.00', currency: 'CNY' },
      delta: 650,
      relative: 1.625,
      withoutAmount: { before: 0, after: 0 },
    });
    expect(total.cycleDays).toEqual({ before: 8, after: 4, delta: -4, relative: -0.5 });
    expect(total.created).toEqual({ before: 10, after: 10, delta: 0, relative: 0 });
    expect(total.createdAmount.delta).toBe(500);
    expect(warnings.map(({ code }) => code)).not.toContain('unequal_periods');
  });
  test('an empty side is unknown, not zero; other lengths are warned of; the future is refused', () => {
    const report = businessValue(history, { before: { from: '2025-08-01', to: '2026-08-01' }, after, asOf });
    expect(report.total.wonAmount).toMatchObject({ before: null, delta: null, relative: null });
    expect(report.total.winRate.comparison.verdict).toBeNull();
    expect(report.warnings.map(({ code }) => code)).toContain('unequal_periods');
    expect(() => businessValue(history, { before, after: { from: '2026-09-01', to: '2027-01-01' }, asOf })).toThrow(
      StagewrightError,
    );
  });
});

describe('standards: S1-25, S1-26, S1-27, S1-28, S1-29, S1-30', () => {
  // Key accounts: 30 of 100 won last month, 45 of 60 this month. Others: 20 of 100, then 4 of 20.
  const history = stagesHistory({
    ...deals('k was won', 30, 0, 8, 'won'),
    ...deals('k was lost', 70, 0, 8, 'lost'),
    ...deals('k is won', 45, 40, 4, 'won'),
    ...deals('k is lost', 15, 40, 4, 'lost'),
    ...deals('s was won', 20, 0, 8, 'won'),
    ...deals('s was lost', 80, 0, 8, 'lost'),
    ...deals('s is won', 4, 40, 4, 'won'),
    ...deals('s is lost', 16, 40, 4, 'lost'),
  });
  const options = {
    rate: 'won',
    during: { from: '2026-09-01', to: '2026-10-01' },
    baseline: { from: '2026-08-01', to: '2026-09-01' },
    groupBy: ['segment'],
    asOf,
  } as const;

  test('S1-28: a weighted standard for one kind of customer, the general rule for the rest, and a verdict', () => {
    const standards = [
      { when: { segment: 'key' }, industry: 0.35, own: 0.3, ownWeight: 0.5 },
      { industry: 0.25, ownWeight: 0.5 },
    ];
    const { groups, total, n } = benchmark(history, { ...options, standards });
    const [key, small] = groups.map(({ value }) => value);
    expect(key).toMatchObject({ standard: 0.325, by: 'weighted', verdict: 'above', rate: { value: 0.75 } });
    // Own 20 of 100, so .5 · .2 + .5 · .25.
    expect(small?.standard).toBeCloseTo(0.225, 15);
    expect(small).toMatchObject({ verdict: 'not_distinguishable', baseline: { numerator: 20, denominator: 100 } });
    // Own 50 of 200.
    expect(total).toMatchObject({ standard: 0.25, own: 0.25, verdict: 'above' });
    expect(n).toBe(80);
  });

  test('S1-26, S1-27: one source alone, or the industry as so many opportunities', () => {
    const standardOf = (more: object) => benchmark(history, { ...options, ...more }).total;
    expect(standardOf({})).toMatchObject({ by: 'own', standard: 0.25 });
    const { baseline: _, ...young } = options;
    expect(benchmark(history, { ...young, standards: [{ industry: 0.9 }] }).total).toMatchObject({
      by: 'industry',
      verdict: 'below',
      baseline: null,
    });
    expect(benchmark(history, young).total).toMatchObject({ by: 'none', standard: null, verdict: null });
    // (50 + 20 · .4) / (200 + 20).
    expect(standardOf({ standards: [{ industry: 0.4 }] }).standard).toBeCloseTo(58 / 220, 15);
  });

  test('a conversion between stages, of those that entered the first', () => {
    const straight = stagesHistory({ ...deals('was', 8, 0, 3, 'need'), ...deals('is', 9, 40, 3, 'bid') });
    const { total, warnings } = benchmark(straight, { ...options, rate: { from: 'lead', to: 'bid' } });
    expect(total).toMatchObject({ rate: { numerator: 9, denominator: 9 }, baseline: { numerator: 0, denominator: 8 } });
    expect(warnings.map(({ code }) => code)).not.toContain('immature');
  });

  test('refuses own history that is not before, an own rate without a weight, and what is no share', () => {
    const codes = (more: object) => {
      try {
        benchmark(history, { ...options, ...more });
        return [];
      } catch (error) {
        return (error as StagewrightError).issues.map(({ code }) => code);
      }
    };
    expect(codes({ baseline: { from: '2026-08-01', to: '2026-09-02' } })).toEqual(['baseline_overlaps']);
    expect(codes({ standards: [{ own: 0.2, industry: 0.3 }, { industry: 20 }], strength: 0 })).toEqual([
      'out_of_range',
      'missing_property',
      'out_of_range',
    ]);
  });
});
