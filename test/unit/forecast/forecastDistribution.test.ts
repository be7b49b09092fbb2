import { describe, expect, it } from 'vitest';
import {
  contributions,
  type DealInput,
  forecastConcentration,
  forecastDistribution,
  weightedForecast,
  whatIf,
  winCountDistribution,
} from '../../../src/forecast/index.js';
import factorLaw from '../../reference/factorLaw.json' with { type: 'json' };
import reference from '../../reference/forecastDistribution.json' with { type: 'json' };
import { dealOf, FORECAST_OPTIONS as options } from '../../support/dealOf.js';
import { thrown } from '../../support/thrown.js';

const open = (id: string, amount: string, value: number | string, more: object = {}): DealInput =>
  dealOf({ id, amount: { amount, currency: 'CNY' }, probability: { value, source: 'stage' }, status: 'open', ...more });

const two = [open('a', '100.00', 0.5), open('b', '200.00', 0.25)];

describe('forecastDistribution', () => {
  // 0, 100, 200, 300 with 3/8, 3/8, 1/8, 1/8: by hand.
  it('of two deals is the law written out by hand', () => {
    const law = forecastDistribution(two, { ...options, quota: { amount: '200', currency: 'CNY' } });
    expect(law.mean.amount).toBe('100.00');
    expect(law.sd.amount).toBe('100.00'); // 2,500 + 7,500 = 10,000
    expect(law.quantiles).toEqual({
      q10: { amount: '0.00', currency: 'CNY' },
      q50: { amount: '100.00', currency: 'CNY' },
      q90: { amount: '300.00', currency: 'CNY' },
    });
    expect(law.quota?.probability).toBe(0.25);
    expect(law.quota?.expectedGap.amount).toBe('112.50'); // 200 × 3/8 + 100 × 3/8
    expect(law.expectedShortfall.amount.amount).toBe('0.00');
    expect(law.errorBound.amount.amount).toBe('0.00');
    expect(law.points.at(0)?.atMost).toBe(0.375);
    expect(law.points.at(-1)).toEqual({ amount: { amount: '300.00', currency: 'CNY' }, atMost: 1 });
  });

  /** P(S ≤ x) of deals of 1, 2, 4 … yuan in 100ⁿ-ths, by enumeration in whole numbers; the least x with P ≥ level. */
  function leastWith(percents: readonly number[], thousandths: bigint): number {
    let below = 0n;
    for (let x = 0; x < 2 ** percents.length; x++) {
      below += percents.reduce((all, percent, n) => all * BigInt((x >> n) % 2 === 1 ? percent : 100 - percent), 1n);
      if (below * 1000n >= thousandths * 100n ** BigInt(percents.length)) return x;
    }
    return Number.NaN;
  }

  function ordersOf<T>(list: readonly T[]): readonly (readonly T[])[] {
    return list.length < 2
      ? [list]
      : list.flatMap((first, at) => ordersOf(list.filter((_, index) => index !== at)).map((rest) => [first, ...rest]));
  }

  it.each([
    ['0.1 and 0.9', [90]],
    ['0.1 and 0.5', [50, 80]],
    ['0.999', [10, 10, 10]],
    ['0.999, by other ways', [5, 40, 5]],
    ['0.999, of four', [80, 50, 25, 1]],
    ['0.001', [80, 95, 90]],
    ['0.5 and 0.9', [10, 20, 5, 50, 80]],
  ])('a level that is met exactly, %s, is met in whatever order the deals come', (_, percents) => {
    const deals = percents.map((percent, n) => open(`d${n}`, `${2 ** n}.00`, `${percent}%`));
    const at = (thousandths: bigint) => `${leastWith(percents, thousandths)}.00`;
    const exact = [at(100n), at(500n), at(900n), at(1n), at(999n)];
    for (const order of ordersOf(deals)) {
      const { quantiles: q, points } = forecastDistribution(order, { ...options, points: 2 });
      const told = [q.q10, q.q50, q.q90, ...points.map(({ amount }) => amount)].map(({ amount }) => amount);
      expect(told).toEqual(exact);
    }
  });

  it('of wins, a level that is met exactly is met: none of one at 90 % in a tenth of all cases', () => {
    const found = winCountDistribution([open('a', '1.00', '90%')], options).quantiles;
    expect([found.q10, found.q50]).toEqual([0, 1]);
  });

  it('of nothing is 0 for certain', () => {
    const law = forecastDistribution([], { ...options, quota: { amount: '1', currency: 'CNY' } });
    expect([law.n, law.mean.amount, law.sd.amount, law.quantiles.q90.amount, law.quota?.probability]).toEqual([
      0,
      '0.00',
      '0.00',
      '0.00',
      0,
    ]);
  });

  it('takes won deals, certain ones and negative amounts as what they are', () => {
    const deals = [
      ...two,
      dealOf({ id: 'w', status: 'won', amount: { amount: '1000.00', currency: 'CNY' }, probability: null }),
      open('sure', '50.00', 1),
      open('never', '70.00', 0),
      open('credit', '-100.00', 0.5),
    ];
    const law = forecastDistribution(deals, options);
    expect(law.mean).toEqual(weightedForecast(deals, options).total.weighted); // 1,000 + 50 + 100 − 50
    expect(law.mean.amount).toBe('1100.00');
    // The least: nothing but what is certain, and the credit: 1,050 − 100.
    expect(law.points[0]?.amount.amount).toBe('950.00');
    expect(law.points.at(-1)?.amount.amount).toBe('1350.00');
  });

  it('draws the rows of one opportunity together', () => {
    const rows = [open('a1', '60.00', 0.5, { opportunityId: 'a' }), open('a2', '40.00', 0.5, { opportunityId: 'a' })];
    const law = forecastDistribution([...rows, open('b', '200.00', 0.25)], options);
    const whole = forecastDistribution(two, options);
    expect([law.n, law.sd, law.quantiles, law.points]).toEqual([2, whole.sd, whole.quantiles, whole.points]);
  });

  it('converts the rows of one opportunity together, and rounds once', () => {
    // Three lines of a cent at 0.5 are 1.5 fen: 2, to even. One by one they were 0.
    const line = (id: string) => open(id, '0', 1, { opportunityId: 'o', amount: { amount: '0.01', currency: 'USD' } });
    const rates = [{ currency: 'USD', on: '2026-11-15', rate: '0.5' }];
    const rows = ['a', 'b', 'c'].map(line);
    const law = forecastDistribution(rows, { ...options, rates });
    expect([law.mean.amount, law.quantiles.q50.amount]).toEqual(['0.02', '0.02']);
    const found = contributions(
      rows.map((row) => ({ ...row, probability: { value: 0.5, source: 'stage' as const } })),
      { ...options, rates },
    );
    expect(found.opportunities.map(({ amount }) => amount.amount)).toEqual(['0.02']);
  });

  // Sheppard (1899): P(both) = ¼ + asin ρ/(2π) for two normal signs, so that the variance is in closed form at p = ½.
  it.each([0.05, 0.2, 0.5, 0.9])('has the deviation of the closed form under a common factor of %d', (rho) => {
    const amounts = [100, 2_500, 40, 77_000, 1_300, 9_999, 31, 640];
    const law = forecastDistribution(
      amounts.map((amount, n) => open(`d${n}`, `${amount}.00`, 0.5)),
      { ...options, latentCorrelation: rho },
    );
    const covariance = Math.asin(rho) / (2 * Math.PI);
    const variance = amounts.reduce(
      (sum, a, i) => sum + amounts.reduce((part, b, j) => part + a * b * (i === j ? 0.25 : covariance), 0),
      0,
    );
    expect(Math.abs(Number(law.sd.amount) / Math.sqrt(variance) - 1)).toBeLessThan(1e-6);
  });

  it('says how far it may be off where floats hold no minor unit any more', () => {
    // 2^60 and 2^60 + 1 minor units, both at a half: 0, one of them, or both.
    const minors = [2n ** 60n, 2n ** 60n + 1n];
    const law = forecastDistribution(
      minors.map((minor, n) => open(`d${n}`, '0', 0.5, { amount: { minor, currency: 'CNY' } })),
      options,
    );
    const units = ({ amount }: { readonly amount: string }) => BigInt(amount.replace('.', ''));
    const bound = units(law.errorBound.amount);
    expect(bound > 0n && bound < 2n ** 14n).toBe(true);
    const off = units(law.quantiles.q90) - 2n ** 61n - 1n;
    expect(off <= bound && -off <= bound).toBe(true);
    expect(law.mean.amount).toBe(`${2n ** 60n / 100n}.${2n ** 60n % 100n}`);
  });

  it('says where a level lies on a plateau', () => {
    const law = forecastDistribution([open('big', '1000000.00', 0.5)], options);
    expect(law.plateaus.q50).toEqual({
      low: { amount: '0.00', currency: 'CNY' },
      high: { amount: '1000000.00', currency: 'CNY' },
    });
    expect(law.warnings.map(({ code }) => code)).toContain('quantile_on_plateau');
    expect(law.plateaus.q10).toBeNull();
  });

  // 2·asin(ρ)/π at p = ½; for p = 0.1 the design's rounded value .08 (metrics.md, section 4).
  it('tells what a latent correlation means for outcomes', () => {
    const half = forecastDistribution([open('a', '100', 0.5), open('b', '100', 0.5)], {
      ...options,
      latentCorrelation: 0.2,
    });
    expect(half.correlation.ofOutcomes).toBeCloseTo((2 * Math.asin(0.2)) / Math.PI, 12);
    const tenth = forecastDistribution([open('a', '100', 0.1), open('b', '100', 0.1)], {
      ...options,
      latentCorrelation: 0.2,
    });
    expect(tenth.correlation.ofOutcomes).toBeCloseTo(0.08, 2);
    // Var = 2·100²·¼ + 2·100²·¼·ρ.
    expect(Number(half.sd.amount)).toBeCloseTo(Math.sqrt(5_000 * (1 + (2 * Math.asin(0.2)) / Math.PI)), 1);
    expect(half.q10ByCorrelation.map(({ latent }) => latent)).toEqual([0, 0.05, 0.2]);
    // Few deals are enumerated, whatever the effort.
    expect(half.q10ByCorrelation.map(({ errorBound }) => errorBound.amount.amount)).toEqual(['0.00', '0.00', '0.00']);
  });

  // Asked for, a correlation has its own law, found with more effort: the glance that always comes lies within both bounds.
  it('tells q10 under correlations nobody asked for, within what it says that it may be off by', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      open(`d${index}`, `${1_000 + ((index * 7_919) % 4_001)}.${10 + (index % 90)}`, [0.1, 0.3, 0.6][index % 3] ?? 0.5),
    );
    const { q10ByCorrelation, sd } = forecastDistribution(many, options);
    for (const { latent, q10, errorBound } of q10ByCorrelation) {
      const asked = forecastDistribution(many, { ...options, latentCorrelation: latent, points: 2 });
      const off = Math.abs(Number(q10.amount) - Number(asked.quantiles.q10.amount));
      expect(off).toBeLessThanOrEqual(Number(errorBound.amount.amount) + Number(asked.errorBound.amount.amount));
      // The law is smooth here: the bound is wide, the error is not.
      expect(off).toBeLessThan(0.002 * Number(sd.amount));
      expect(Number(errorBound.amount.amount)).toBeLessThan(0.1 * Number(sd.amount));
      expect(errorBound.probability).toBeLessThan(1e-4);
    }
  });

  it('refuses a quota and a correlation that are none', () => {
    expect(thrown(() => forecastDistribution(two, { ...options, quota: { amount: '1', currency: 'USD' } }))).toEqual([
      'wrong_currency quota',
    ]);
    expect(thrown(() => forecastDistribution(two, { ...options, quota: 5 as never }))).toEqual(['not_money quota']);
    expect(thrown(() => forecastDistribution(two, { ...options, latentCorrelation: 1.5 }))).toEqual([
      'out_of_range latentCorrelation',
    ]);
    expect(thrown(() => forecastDistribution(two, { ...options, latentCorrelation: Number.NaN }))).toEqual([
      'out_of_range latentCorrelation',
    ]);
  });
});

/** Every outcome in Python's exact fractions: test/reference/forecastDistribution.py. */
describe.each(reference)('agrees with exact fractions: $name', (known) => {
  const CNY = (minor: number) => ({ minor, currency: 'CNY' });
  const deals = known.deals.map(([minor = 0, percent], index) =>
    open(`d${String(index).padStart(2, '0')}`, '0', `${percent}%`, { amount: CNY(minor) }),
  );
  const won = dealOf({ id: 'w', status: 'won', amount: CNY(known.won), probability: null });
  const minorOf = ({ amount }: { readonly amount: string }) => Math.round(Number(amount) * 100);

  it('the law', () => {
    const law = forecastDistribution([...deals, won], { ...options, quota: CNY(known.quota) });
    const { q10, q50, q90 } = law.quantiles;
    expect([q10, q50, q90].map(minorOf)).toEqual(known.quantiles);
    expect(law.quota?.probability).toBeCloseTo(known.odds, 12);
    const told = [law.mean, law.sd, law.expectedShortfall.amount, law.quota?.expectedGap ?? { amount: 'none' }];
    const expected = [known.mean, known.sd, known.shortfall, known.gap];
    for (const [index, money] of told.entries())
      expect(Math.abs(minorOf(money) - (expected[index] ?? 0))).toBeLessThanOrEqual(0.5 + 1e-6);
  });

  it('the number of wins', () => {
    const { atLeast } = winCountDistribution(deals, options);
    expect(atLeast.length).toBe(known.atLeast.length);
    for (const [wins, tail] of known.atLeast.entries()) expect(atLeast[wins]).toBeCloseTo(tail, 12);
  });

  it('contributions and concentration', () => {
    const parts = contributions(deals, options).opportunities;
    for (const [index, { id }] of deals.entries()) {
      const part = parts.find(({ opportunity }) => opportunity === id);
      expect(part?.meanShare).toBeCloseTo(known.meanShares[index] ?? Number.NaN, 12);
      expect(part?.varianceShare).toBeCloseTo(known.varianceShares[index] ?? Number.NaN, 12);
    }
    const found = forecastConcentration(deals, options);
    expect(found.herfindahl).toBeCloseTo(known.herfindahl, 12);
    expect(found.topVarianceShare).toBeCloseTo(Math.max(...known.varianceShares), 12);
  });
});

describe('forecastConcentration: the distortion case of S0-47, S0-48', () => {
  // One deal of 30 million at the fixed 30 % inside 100 million, 99 others of equal size: metrics.md, F5.
  const pipeline = [
    open('giant', '30000000.00', 0.3),
    ...Array.from({ length: 99 }, (_, index) => open(`d${index}`, '707070.71', 0.3)),
  ];

  it('carries 94.8 % of the variance; 10.5 of 100 deals are effective', () => {
    const found = forecastConcentration(pipeline, options);
    expect(found.largestShare).toBeCloseTo(0.3, 6);
    expect(found.herfindahl).toBeCloseTo(0.09 + 99 * (0.7 / 99) ** 2, 6);
    expect(found.effectiveDeals).toBeCloseTo(10.5, 1);
    expect(found.topVarianceShare).toBeCloseTo(0.948, 3);
    expect(found.warnings.map(({ code }) => code)).toEqual(['concentrated_forecast']);
    expect(found.top[0]?.opportunity).toBe('giant');
  });

  it('adds exactly 900 (万) at 30 %, and comes as everything or nothing', () => {
    expect(weightedForecast(pipeline.slice(0, 1), options).total.open.amount).toBe('9000000.00');
    const law = forecastDistribution(pipeline, options);
    // The law has two humps: q10 far below mean − 1.28 sd would say nothing, q50 stands below the giant.
    expect(Number(law.quantiles.q50.amount)).toBeLessThan(30_000_000);
    expect(Number(law.quantiles.q90.amount)).toBeGreaterThan(45_000_000);
  });

  it('has nothing to say of nothing, and does not warn of many equal ones', () => {
    const none = forecastConcentration([], options);
    expect([none.largestShare, none.herfindahl, none.effectiveDeals, none.topVarianceShare, none.warnings]).toEqual([
      null,
      null,
      null,
      null,
      [],
    ]);
    // Fewer than twenty are few; twenty are not, whatever the last digit of a sum of squares.
    for (const [count, codes] of [
      [19, ['concentrated_forecast']],
      [20, []],
    ] as const)
      for (const amount of ['0.01', '0.03', '100.00', '333.33']) {
        const deals = Array.from({ length: count }, (_, index) => open(`d${index}`, amount, 0.3));
        expect(forecastConcentration(deals, options).warnings.map(({ code }) => code)).toEqual(codes);
      }
    const equal = Array.from({ length: 50 }, (_, index) => open(`d${index}`, '100.00', 0.3));
    expect(forecastConcentration(equal, options).warnings).toEqual([]);
    expect(forecastConcentration(equal, options).effectiveDeals).toBeCloseTo(50, 9);
  });
});

describe('winCountDistribution', () => {
  // P(at least k) of two coins ½ and ¼: 1, 5/8, 1/8; one won already moves it by one.
  it('is Poisson’s binomial law behind what is won', () => {
    const won = dealOf({ id: 'w', status: 'won', probability: null });
    const law = winCountDistribution([...two, won], options);
    expect(law.atLeast).toEqual([1, 1, 0.625, 0.125]);
    expect([law.won, law.open, law.mean, law.quantiles]).toEqual([1, 2, 1.75, { q10: 1, q50: 2, q90: 3 }]);
  });
});

/** Simpson's rule over the factor in Python: test/reference/factorLaw.py. */
describe.each(factorLaw)(
  'wins that hang together, at ρ = $correlation',
  ({ probabilities, correlation, distribution }) => {
    it('agree with the law of Vasicek', () => {
      const deals = probabilities.map((value, n) => open(`d${n}`, '1.00', value));
      const { atLeast, mean } = winCountDistribution(deals, { ...options, latentCorrelation: correlation });
      expect(atLeast.length).toBe(distribution.length);
      for (const [wins, atMost] of distribution.entries()) {
        const missing = wins === 0 ? 0 : (distribution[wins - 1] ?? Number.NaN);
        expect(Math.abs((atLeast[wins] ?? Number.NaN) - (1 - missing))).toBeLessThan(1e-11);
        expect(atMost).toBeGreaterThanOrEqual(missing);
      }
      expect(mean).toBeCloseTo(
        probabilities.reduce((sum, p) => sum + p, 0),
        12,
      );
    });
  },
);

describe('contributions', () => {
  it('add up to one, the largest share of the variance first', () => {
    const parts = contributions(two, options).opportunities;
    expect(parts.map(({ opportunity, meanShare, varianceShare }) => [opportunity, meanShare, varianceShare])).toEqual([
      ['b', 0.5, 0.75],
      ['a', 0.5, 0.25],
    ]);
    expect(contributions([], options)).toMatchObject({ n: 0, opportunities: [], excluded: {}, warnings: [] });
  });
});

describe('whatIf', () => {
  it('moves the law: won is certain, lost is gone, slipped leaves the window', () => {
    const window = { ...options, closing: { from: '2026-11-01', to: '2027-01-01' } };
    const dated = [
      open('a', '100.00', 0.5, { closeOn: '2026-12-01' }),
      open('b', '200.00', 0.25, { closeOn: '2026-12-15' }),
    ];
    const mean = (suppositions: Parameters<typeof whatIf>[1]) => whatIf(dated, suppositions, window).after.mean.amount;
    expect(mean([])).toBe('100.00');
    expect(mean([{ opportunity: 'b', becomes: 'won' }])).toBe('250.00');
    expect(mean([{ opportunity: 'a', becomes: 'lost' }])).toBe('50.00');
    expect(mean([{ opportunity: 'b', becomes: 'slipped', closeOn: '2027-02-01' }])).toBe('50.00');
    expect(whatIf(dated, [{ opportunity: 'b', becomes: 'won' }], window).before.mean.amount).toBe('100.00');
    // A row that says there is no close yet closes, if won, where it was expected to.
    const unclosed = dated.map((row) => ({ ...row, closedOn: null }));
    expect(whatIf(unclosed, [{ opportunity: 'b', becomes: 'won' }], window).after.mean.amount).toBe('250.00');
    // What was lost at an instant, supposed won, closes on the day that this was.
    const lost = { ...dated[1], status: 'lost', probability: null, closeOn: null } as DealInput;
    const atNewYear = { ...lost, closedOn: '2026-12-31T23:00:00Z' };
    const supposed = (calendar: string) =>
      whatIf([atNewYear], [{ opportunity: 'b', becomes: 'won' }], { ...window, calendar }).after.mean.amount;
    expect([supposed('UTC'), supposed('Europe/Berlin')]).toEqual(['200.00', '0.00']);
    // All lines of an opportunity are supposed together.
    const lines = ['1', '2'].map((line) =>
      open(`c${line}`, '50.00', 0.5, { opportunityId: 'c', closeOn: '2026-12-01' }),
    );
    expect(whatIf(lines, [{ opportunity: 'c', becomes: 'won' }], window).after).toMatchObject({
      n: 1,
      mean: { amount: '100.00' },
      sd: { amount: '0.00' },
    });
    // Nobody knows the rate of a day to come: what is supposed is taken at that of today, as it was before. 100 × 7, with ½.
    const dollars = open('u', '100.00', 0.5, { amount: { amount: '100.00', currency: 'USD' }, closeOn: '2026-12-20' });
    const rated = { ...window, rates: [{ currency: 'USD', on: '2026-11-14', rate: '7' }] };
    const { before, after } = whatIf([dollars], [{ opportunity: 'u', becomes: 'won' }], rated);
    expect([before.mean.amount, after.mean.amount, after.sd.amount, after.excluded]).toEqual([
      '350.00',
      '700.00',
      '0.00',
      {},
    ]);
    // What is won is won at the rate of its day, supposed or not.
    const won = { ...dollars, status: 'won', probability: null, closedOn: '2026-11-02' } as const;
    const october = { ...rated, rates: [...rated.rates, { currency: 'USD', on: '2026-11-01', rate: '6' }] };
    expect(whatIf([won], [{ opportunity: 'u', becomes: 'won' }], october).after.mean.amount).toBe('600.00');
    expect(thrown(() => whatIf(dated, [{ opportunity: 'x', becomes: 'won' }], window))).toEqual([
      'unknown_opportunity suppositions.0',
    ]);
  });
});
