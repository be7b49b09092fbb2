import { describe, expect, it } from 'vitest';
import { historyFromRows } from '../../../src/conversion/index.js';
import { dealsAt, expectedNewBusiness, pacing, projectClosings, quotaAttainment } from '../../../src/forecast/index.js';
import reference from '../../reference/projectClosings.json' with { type: 'json' };
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';
import { stagesPath } from '../../support/stagesHistory.js';
import { thrown } from '../../support/thrown.js';

const at = (month: number, day: number) => Date.UTC(2026, month - 1, day);
const CNY = (amount: string) => ({ amount, currency: 'CNY' });

type Step = readonly [at: number | Date, to: string, close?: string];

function historyOf(deals: { readonly [id: string]: readonly [amount: string, ...steps: Step[]] }) {
  const rows = Object.entries(deals).flatMap(([id, [amount, ...steps]]) =>
    steps.map(([at, to, close = null]) => ({ id, at: new Date(at), to, close, amount })),
  );
  const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', closeOn: 'close' } as const;
  return historyFromRows(rows, { path: stagesPath, currency: 'CNY', columns }).history;
}

describe('projectClosings', () => {
  // From bid: of four, won after 10 and 30 days, lost after 20 and 40.
  const past = {
    a: ['10.00', [at(1, 1), 'bid', '2026-01-06'], [at(1, 11), 'won']],
    b: ['10.00', [at(1, 1), 'bid'], [at(1, 21), 'lost']],
    c: ['10.00', [at(1, 1), 'bid', '2026-02-10'], [at(1, 31), 'won']],
    d: ['10.00', [at(1, 1), 'bid'], [at(2, 10), 'lost']],
  } as const;
  const history = historyOf({
    ...past,
    e: ['100.00', [at(3, 1), 'bid', '2026-03-20']],
    f: ['300.00', [at(2, 17), 'bid', '2026-03-01']],
    g: ['50.00', [at(1, 1), 'bid']],
  });
  const asOf = at(3, 6);
  const found = projectClosings(dealsAt(history, { asOf }), history, {
    asOf,
    currency: 'CNY',
    every: 'month',
    periods: 2,
  });

  /**
   * By hand, g, e and f being at risk too: seven at 10 days (e is 5 days old: at risk up to 5; f up to 17), so at 10: a, b, c,
   * d, f, g: 1/6 won; at 20: b lost of b, c, d, g; at 30 c won of c, d, g; at 40 d lost of d, g.
   */
  it('is the incidence at the age of each, cut by period', () => {
    const early = 1 / 6;
    const late = (5 / 6) * (3 / 4) * (1 / 3);
    // e, 5 days old: day 10 is 11 March, day 30 is 31 March. f, 17 days old: day 30 is 19 March, (3/4)·(1/3).
    const [march, april] = found.periods;
    expect(march?.count.expected).toBeCloseTo(early + late + 1 / 4, 12);
    expect(march?.amount.expected).toEqual(CNY((100 * (early + late) + 300 / 4).toFixed(2)));
    expect(april?.count.expected).toBe(0);
    // g is 64 days old, the oldest: nothing was won so late.
    expect([found.n, found.later.count, found.excluded]).toEqual([3, 0, { closed: 2, lost: 2 }]);
  });

  it('counts a close at the beginning of a period in it, as the date of that day is', () => {
    // e, from 2 March on, is won on day 30 of its stage with one half: 1 April at 00:00.
    const one = historyOf({
      a: ['10.00', [at(1, 1), 'bid'], [at(1, 31), 'won']],
      b: ['10.00', [at(1, 1), 'bid'], [at(2, 10), 'lost']],
      e: ['100.00', [at(3, 2), 'bid', '2026-04-01']],
    });
    const asOf = at(3, 11);
    const of = (every: 'month' | 'day', periods: number) =>
      projectClosings(dealsAt(one, { asOf }), one, { asOf, currency: 'CNY', every, periods }).periods.flatMap(
        ({ period, count, entered }) =>
          count.expected + entered.count > 0 ? [[period, count.expected, entered.count]] : [],
      );
    expect(of('month', 2)).toEqual([['2026-04', 0.5, 1]]);
    expect(of('day', 30)).toEqual([['2026-04-01', 0.5, 1]]);
  });

  /** R survival::survfit with competing ends, test/reference/projectClosings.R: 60 opportunities, three months. */
  it('agrees with R over sixty opportunities', () => {
    const day = (date: string) => Date.parse(`${date}T00:00:00Z`);
    const many = historyOf(
      Object.fromEntries(
        reference.deals.map(({ id, opened, closed, end, amount }) => {
          const steps: Step[] = [[day(opened), 'bid']];
          if (closed !== null && end !== null) steps.push([day(closed), end]);
          return [id, [amount, ...steps]] as const;
        }),
      ),
    );
    const asOf = day(reference.asOf);
    const { periods, n } = projectClosings(dealsAt(many, { asOf }), many, {
      asOf,
      currency: 'CNY',
      every: 'month',
      periods: 3,
    });
    expect(n).toBe(reference.open);
    periods.forEach(({ count, amount }, index) => {
      expect(Math.abs(count.expected - (reference.counts[index] ?? Number.NaN))).toBeLessThan(1e-10);
      expect(amount.expected).toEqual(CNY((reference.amounts[index] ?? Number.NaN).toFixed(2)));
    });
  });

  it.each(['day', 'week', 'month', 'quarter', 'year'] as const)(
    'loses nothing by how time is cut: by %s, what comes later is the rest',
    (every) => {
      const { periods, later, entered } = projectClosings(dealsAt(history, { asOf }), history, {
        ...{ asOf, currency: 'CNY', every, periods: 3 },
      });
      // As above: e with 1/6 and what follows, f with 1/4, g with nothing.
      const all = 1 / 6 + (5 / 6) * (3 / 4) * (1 / 3) + 1 / 4;
      expect(periods.reduce((sum, { count }) => sum + count.expected, later.count)).toBeCloseTo(all, 12);
      expect(periods.reduce((sum, one) => sum + one.entered.count, entered.later)).toBe(1);
    },
  );

  it('has bands of the law of each period: nothing with 9/10 · …, by enumeration', () => {
    const p = 1 / 6 + (5 / 6) * (3 / 4) * (1 / 3);
    const none = (1 - p) * (3 / 4);
    expect(none).toBeGreaterThan(0.1);
    expect(found.periods[0]?.amount.q10).toEqual(CNY('0.00'));
    // P(S ≤ 300) = 1 − p/4 ≥ 0.9 and P(S ≤ 100) = 3/4 < 0.9.
    expect(found.periods[0]?.amount.q90).toEqual(CNY(p / 4 <= 0.1 ? '300.00' : '400.00'));
    expect([found.periods[0]?.count.q10, found.periods[0]?.count.q90]).toEqual([0, p / 4 <= 0.1 ? 1 : 2]);
  });

  it('stands beside what was entered, and how far that was off', () => {
    expect(found.periods.map(({ entered }) => [entered.count, entered.amount.amount])).toEqual([
      [1, '100.00'],
      [0, '0.00'],
    ]);
    expect(found.entered).toEqual({ overdue: 1, later: 0, undated: 1 });
    // a: five days late; c: ten days early.
    expect(found.slippage).toMatchObject({ n: 2, mean: -2.5, q50: -2.5 });
  });

  it('says nothing against closed ones, whose probabilities and currencies nobody asks for', () => {
    const lost = dealsAt(history, { asOf }).map((deal) =>
      deal.status === 'open' ? deal : { ...deal, amount: { amount: '1.00', currency: 'USD' } },
    );
    const { excluded, warnings } = projectClosings(lost, history, { asOf, currency: 'CNY', every: 'month' });
    expect([excluded, warnings]).toEqual([{ closed: 2, lost: 2 }, []]);
  });

  it('leaves out whom it does not know, and who is older than all seen', () => {
    const old = historyOf({ ...past, h: ['1.00', [at(1, 1), 'lead']] });
    const deals = [...dealsAt(old, { asOf }), dealOf({ id: 'stranger', status: 'open' })];
    const { excluded, n } = projectClosings(deals, old, { asOf, currency: 'CNY', every: 'month' });
    expect([n, excluded.not_in_history]).toEqual([1, 1]);
    expect(thrown(() => projectClosings([], old, { asOf, currency: 'CNY', every: 'month', periods: 0 }))).toEqual([
      'out_of_range periods',
    ]);
    expect(projectClosings([], old, { asOf, currency: 'CNY', every: 'year', periods: 1 })).toMatchObject({
      n: 0,
      periods: [{ period: '2026', count: { expected: 0 }, amount: { q90: CNY('0.00') } }],
    });
  });
});

describe('pacing and expectedNewBusiness', () => {
  const history = historyOf({
    // January: 100 before its middle, 200 after it from what was there, 40 from what was not.
    a: ['100.00', [at(1, 1), 'lead'], [at(1, 10), 'won']],
    b: ['200.00', [at(1, 2), 'lead'], [at(1, 28), 'won']],
    c: ['40.00', [at(1, 20), 'lead'], [at(1, 30), 'won']],
    // Open over January; lost in February.
    d: ['600.00', [at(1, 3), 'lead'], [at(2, 5), 'lost']],
    // February: 60 before its middle.
    e: ['60.00', [at(2, 1), 'lead'], [at(2, 3), 'won']],
    f: ['500.00', [at(2, 2), 'lead']],
    v: ['9.00', [at(1, 2), 'lead'], [at(1, 5), 'lost'], [at(1, 6), 'lead'], [at(1, 7), 'dropped']],
  });
  const options = {
    asOf: at(2, 15),
    currency: 'CNY',
    period: { from: '2026-02-01', to: '2026-03-01' },
    earlier: [{ from: '2026-01-01', to: '2026-02-01' }],
  } as const;

  it('share closed by now, and yield of what was open: 100/340 and 200/800', () => {
    const found = pacing(history, options);
    expect(found).toMatchObject({ elapsed: 0.5, n: 1, won: CNY('60.00'), open: CNY('500.00'), uncounted: 0 });
    expect(found.closedShare).toBeCloseTo(100 / 340, 12);
    expect(found.pipelineYield).toBeCloseTo(200 / 800, 12);
    expect([found.projectedByShare, found.projectedByYield]).toEqual([CNY('204.00'), CNY('185.00')]);
  });

  it('what was closed at the point and reopened later was not open at it, and is no new business', () => {
    const reopened = historyOf({
      a: ['100.00', [at(1, 1), 'lead'], [at(1, 10), 'won']],
      b: ['200.00', [at(1, 2), 'lead'], [at(1, 28), 'won']],
      // Lost in the middle of January, won behind it.
      r: ['50.00', [at(1, 2), 'lead'], [at(1, 8), 'lost'], [at(1, 20), 'lead'], [at(1, 30), 'won']],
      // Lost in the middle of January, open in February.
      s: ['70.00', [at(1, 2), 'lead'], [at(1, 8), 'lost'], [at(2, 1), 'lead']],
      // Waiting is open.
      w: ['80.00', [at(1, 2), 'lead'], [at(1, 8), 'hold']],
    });
    const [january] = pacing(reopened, options).periods;
    expect(january).toMatchObject({ openAtPoint: CNY('280.00'), wonAfter: CNY('250.00') });
    expect(january?.pipelineYield).toBeCloseTo(200 / 280, 12);
    expect(january?.closedShare).toBeCloseTo(100 / 350, 12);
    expect(expectedNewBusiness(reopened, options).expected).toEqual(CNY('0.00'));
  });

  it('counts what moved at the very point, and nothing at the end of a period', () => {
    // In floats the share of January that is over, times its length, falls short of this instant.
    const then = new Date(Date.UTC(1970, 0, 18, 2));
    const early = historyOf({ a: ['100.00', [new Date(Date.UTC(1970, 0, 2)), 'lead'], [then, 'won']] });
    const january = { from: '1970-01-01', to: '1970-02-01' };
    expect(pacing(early, { asOf: new Date(then), currency: 'CNY', period: january, earlier: [] }).won).toEqual(
      CNY('100.00'),
    );
    // Up to, not including: what is won at the first instant of March is of March.
    const march = historyOf({
      a: ['100.00', [at(1, 1), 'lead'], [at(2, 1), 'won']],
      b: ['30.00', [at(1, 1), 'lead'], [at(3, 1), 'won']],
    });
    const whole = pacing(march, { ...options, asOf: at(3, 1) });
    expect([whole.elapsed, whole.won, whole.periods[0]?.wonBefore]).toEqual([1, CNY('100.00'), CNY('0.00')]);
  });

  it('tells what it could not count: deals of another currency, or without an amount, won or open in the periods', () => {
    const rows = [
      { id: 'won in dollars', at: at(1, 2), to: 'lead', amount: '5.00', currency: 'USD' },
      { id: 'won in dollars', at: at(1, 20), to: 'won', amount: '5.00', currency: 'USD' },
      { id: 'won long ago', at: Date.UTC(2024, 0, 1), to: 'lead', amount: '5.00', currency: 'USD' },
      { id: 'won long ago', at: Date.UTC(2024, 0, 2), to: 'won', amount: '5.00', currency: 'USD' },
      { id: 'new in dollars', at: at(1, 21), to: 'lead', amount: '5.00', currency: 'USD' },
      { id: 'new in dollars', at: at(1, 25), to: 'won', amount: '5.00', currency: 'USD' },
      // At both points, and told once.
      { id: 'open in dollars', at: at(1, 2), to: 'lead', amount: '5.00', currency: 'USD' },
      { id: 'without an amount', at: at(2, 2), to: 'lead', amount: null, currency: null },
      { id: 'yuan', at: at(2, 2), to: 'lead', amount: '70.00', currency: 'CNY' },
    ];
    const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', currency: 'currency' } as const;
    const mixed = historyFromRows(rows, { path: stagesPath, columns }).history;
    // Open in the middle of January: what was won then, and what is open still; in February that, and what has no amount.
    expect(pacing(mixed, options)).toMatchObject({ uncounted: 2, uncountedOpen: 3, open: CNY('70.00') });
    expect(expectedNewBusiness(mixed, options).uncounted).toBe(1);
  });

  it('periods begin and end with the days of the named zone', () => {
    // 20:00 of 31 January in Greenwich is February in Shanghai.
    const night = historyOf({ a: ['100.00', [at(1, 5), 'lead'], [Date.UTC(2026, 0, 31, 20), 'won']] });
    const wonIn = (calendar: string) => {
      const { won, periods } = pacing(night, { ...options, calendar });
      return [won.amount, periods[0]?.wonBefore.amount, periods[0]?.wonAfter.amount];
    };
    expect(wonIn('UTC')).toEqual(['0.00', '0.00', '100.00']);
    expect(wonIn('Asia/Shanghai')).toEqual(['100.00', '0.00', '0.00']);
  });

  it('new business is of deals that were not there, and in no open part', () => {
    const found = expectedNewBusiness(history, options);
    expect(found).toMatchObject({ n: 1, expected: CNY('40.00'), lowest: CNY('40.00'), highest: CNY('40.00') });
    // The first half of February, of which the half from the middle brought nothing new.
    const two = expectedNewBusiness(history, {
      ...options,
      period: { from: '2026-02-10', to: '2026-02-20' },
      earlier: [...options.earlier, { from: '2026-02-01', to: '2026-02-10' }],
    });
    expect(two).toMatchObject({ n: 2, expected: CNY('20.00'), lowest: CNY('0.00'), highest: CNY('40.00') });
  });

  it('a period that was over when the history began is left out, and told', () => {
    const earlier = [{ from: '2025-01-01', to: '2026-01-01' }, ...options.earlier];
    const [paced, fresh] = [
      pacing(history, { ...options, earlier }),
      expectedNewBusiness(history, { ...options, earlier }),
    ];
    expect([paced, fresh]).toMatchObject([
      { n: 1, excluded: { before_history: 1 }, periods: [{ from: '2026-01-01T00:00:00.000Z' }] },
      { n: 1, excluded: { before_history: 1 }, expected: CNY('40.00'), lowest: CNY('40.00') },
    ]);
    expect(paced.closedShare).toBe(pacing(history, options).closedShare);
    const none = historyOf({});
    expect(expectedNewBusiness(none, options)).toMatchObject({ n: 0, expected: null, excluded: { before_history: 1 } });
    expect(pacing(history, options).excluded).toEqual({});
  });

  it('a period that is given twice, or overlaps with another one, is refused', () => {
    const [january] = options.earlier;
    const of = (...earlier: readonly { readonly from: string; readonly to: string }[]) =>
      thrown(() => pacing(history, { ...options, earlier }));
    expect(of(january, january)).toEqual(['overlapping_periods earlier.1']);
    expect(of({ from: '2025-12-01', to: '2026-01-02' }, january)).toEqual(['overlapping_periods earlier.1']);
    expect(of({ from: '2025-12-01', to: '2026-01-01' }, january)).toEqual([]);
  });

  it('is null without earlier periods, and refuses periods that are not before', () => {
    expect(pacing(history, { ...options, earlier: [] })).toMatchObject({
      closedShare: null,
      pipelineYield: null,
      projectedByShare: null,
    });
    expect(expectedNewBusiness(history, { ...options, earlier: [] })).toMatchObject({ n: 0, expected: null });
    expect(thrown(() => pacing(history, { ...options, asOf: at(4, 1), earlier: [options.period] }))).toEqual([
      'outside_period asOf',
      'outside_period earlier.0',
    ]);
    expect(thrown(() => pacing(history, { ...options, currency: 'yuan' }))).toEqual(['unknown_currency currency']);
  });
});

describe('quotaAttainment', () => {
  const deals = [
    dealOf({ id: 'a', status: 'won', amount: CNY('400'), owner: 'li', probability: { value: 1, source: 'stage' } }),
    dealOf({ id: 'b', status: 'open', amount: CNY('600'), owner: 'li', probability: { value: 0.25, source: 'stage' } }),
    dealOf({ id: 'c', status: 'open', amount: CNY('300'), owner: 'wu', probability: { value: 0.5, source: 'stage' } }),
    dealOf({ id: 'd', status: 'open', amount: CNY('10'), owner: null, probability: { value: 0.5, source: 'stage' } }),
  ];

  it('S1-18: by owner and all together; the parts add up', () => {
    const { total, owners } = quotaAttainment(deals, {
      ...FORECAST_OPTIONS,
      quotas: [
        { owner: 'li', quota: CNY('1000') },
        { owner: 'zhao', quota: CNY('50') },
      ],
    });
    expect(owners.map(({ owner, attainment, probability }) => [owner, attainment, probability])).toEqual([
      ['li', 0.4, 0.25],
      ['wu', null, 1],
      ['zhao', 0, 0],
      [null, null, 1],
    ]);
    const sum = (key: 'won' | 'weighted' | 'quota') => owners.reduce((all, part) => all + Number(part[key].amount), 0);
    expect([sum('won'), sum('weighted'), sum('quota')]).toEqual([400, 705, 1050]);
    expect(total).toMatchObject({
      won: CNY('400.00'),
      weighted: CNY('705.00'),
      quota: CNY('1050.00'),
      remaining: CNY('650.00'),
    });
    // 400 + S ≥ 1050 takes b, and c or d: 0.25 · (0.5 + 0.5 · 0) — d alone makes 1010.
    expect(total.probability).toBeCloseTo(0.25 * 0.5, 12);
  });

  it('refuses an owner twice and a quota in another currency', () => {
    const twice = [
      { owner: 'li', quota: CNY('1') },
      { owner: 'li', quota: CNY('2') },
    ];
    expect(thrown(() => quotaAttainment(deals, { ...FORECAST_OPTIONS, quotas: twice }))).toEqual([
      'duplicate_id quotas.1',
    ]);
    expect(
      thrown(() =>
        quotaAttainment([], {
          ...FORECAST_OPTIONS,
          quotas: [{ owner: 'li', quota: { amount: '1', currency: 'USD' } }],
        }),
      ),
    ).toEqual(['wrong_currency quotas.0.quota']);
  });
});
