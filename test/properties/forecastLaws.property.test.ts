import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  compareForecasts,
  contributions,
  cumulativeRollUps,
  type DealInput,
  forecastCategories,
  forecastConcentration,
  forecastDistribution,
  type Law,
  quotaAttainment,
  rankByExpectedValue,
  requiredPipeline,
  splitDeals,
  weightedForecast,
  whatIf,
  winCountDistribution,
} from '../../src/forecast/index.js';
import { FORECAST_OPTIONS } from '../support/dealOf.js';

/** Laws take their time. */
const RUNS = { numRuns: 15 };
const CNY = (minor: number | bigint) => ({ minor, currency: 'CNY' });
const options = { ...FORECAST_OPTIONS, closing: { from: '2026-10-01', to: '2027-01-01' } } as const;
const units = (money: { readonly amount: string }) => BigInt(money.amount.replace('.', ''));

const openDeal = fc.record({
  amount: fc.integer({ min: 1, max: 1_000_000 }).map(CNY),
  stage: fc.constantFrom('lead', 'offer', 'bid'),
  status: fc.constant('open' as const),
  probability: fc.integer({ min: 1, max: 99 }).map((percent) => ({ value: `${percent}%`, source: 'stage' as const })),
  closeOn: fc.constantFrom('2026-11-20', '2026-12-20', '2027-02-01'),
  owner: fc.constantFrom('li', 'wu', null),
});
const deal = fc.oneof(
  { weight: 4, arbitrary: openDeal },
  {
    weight: 1,
    arbitrary: openDeal.map((one) => ({ ...one, status: 'won' as const, probability: null, closedOn: '2026-11-01' })),
  },
  { weight: 1, arbitrary: openDeal.map((one) => ({ ...one, status: 'lost' as const, probability: null })) },
);
const dealsOf = (one: fc.Arbitrary<Omit<DealInput, 'id'>>) =>
  fc
    .array(one, { minLength: 1, maxLength: 14 })
    .map((list): readonly DealInput[] => list.map((row, n) => ({ ...row, id: `d${n}` })));
const deals = dealsOf(deal);
const openDeals = dealsOf(openDeal.map((one) => ({ ...one, closeOn: '2026-11-20' })));

const amounts = (law: Law) => law.points.map(({ amount }) => units(amount));

describe('forecastDistribution holds', () => {
  test.prop([deals, fc.integer({ min: 0, max: 3_000_000 })], RUNS)(
    'its mean is the weighted total; quantiles, shortfall and odds are in order and within what can be',
    (rows, quota) => {
      const law = forecastDistribution(rows, { ...options, quota: CNY(quota) });
      const { total } = weightedForecast(rows, options);
      expect(law.mean).toEqual(total.weighted);
      const { q10, q50, q90 } = law.quantiles;
      const inOrder = [total.won, q10, q50, q90, total.unweighted].map(units);
      for (const [index, value] of inOrder.entries()) expect(value >= (inOrder[index - 1] ?? 0n)).toBe(true);
      expect(units(law.expectedShortfall.amount) <= units(q10)).toBe(true);
      expect(units(law.expectedShortfall.amount) >= units(total.won)).toBe(true);
      expect(law.quota?.probability).toBeGreaterThanOrEqual(0);
      expect(law.quota?.probability).toBeLessThanOrEqual(1);
      // Markov: P(S ≥ quota) ≤ E S / quota; and the gap is at least quota − mean (Jensen), up to rounding.
      if (quota > 0) expect(law.quota?.probability).toBeLessThanOrEqual((Number(units(law.mean)) + 1) / quota + 1e-12);
      const gap = law.quota === null ? -1n : units(law.quota.expectedGap);
      expect(gap >= BigInt(quota) - units(law.mean) - 1n && gap <= BigInt(quota)).toBe(true);
      const masses = law.points.map(({ atMost }) => atMost);
      for (const [index, mass] of masses.entries()) expect(mass).toBeGreaterThanOrEqual(masses[index - 1] ?? 0);
    },
  );

  /** Rows of every kind: negative, nothing, certain, impossible, won, lost; several of one opportunity. */
  const anyRow = fc.record({
    opportunity: fc.integer({ min: 0, max: 6 }),
    minor: fc.oneof(fc.integer({ min: -500, max: 500 }), fc.constantFrom(0, 1, 100_000)),
  });
  const kind = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.integer({ min: 0, max: 20 }).map((twentieths) => ({ status: 'open' as const, twentieths })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('won' as const, 'lost' as const).map((status) => ({ status, twentieths: 0 })),
    },
  );
  const portfolio = fc.tuple(
    fc.array(anyRow, { maxLength: 14 }),
    fc.array(kind, { minLength: 7, maxLength: 7 }),
    fc.integer({ min: -1_000, max: 2_000 }),
  );

  test.prop([portfolio], { numRuns: 60 })(
    'it is the law of every outcome, counted one by one in whole numbers',
    ([rows, kinds, quota]) => {
      const dealt = rows.map(({ opportunity, minor }, n): DealInput => {
        const { status, twentieths } = kinds[opportunity] ?? { status: 'lost', twentieths: 0 };
        const probability = status === 'open' ? ({ value: `${twentieths}/20`, source: 'stage' } as const) : null;
        const ids = { id: `r${n}`, opportunityId: `o${opportunity}` };
        return { ...ids, amount: CNY(minor), stage: 'bid', status, probability, closeOn: '2026-11-20', owner: null };
      });
      // Mass in twentieths to the power of how many opportunities there are, by value.
      let law = new Map<number, bigint>([[0, 1n]]);
      let whole = 1n;
      kinds.forEach(({ status, twentieths }, opportunity) => {
        const mine = rows.filter((row) => row.opportunity === opportunity);
        if (status === 'lost' || mine.length === 0) return;
        const amount = mine.reduce((sum, { minor }) => sum + minor, 0);
        const comes = status === 'won' ? 20 : twentieths;
        const next = new Map<number, bigint>();
        for (const [value, mass] of law)
          for (const [at, weight] of [
            [value + amount, BigInt(comes)],
            [value, BigInt(20 - comes)],
          ] as const)
            if (weight > 0n) next.set(at, (next.get(at) ?? 0n) + mass * weight);
        law = next;
        whole *= 20n;
      });
      const values = [...law].sort(([a], [b]) => a - b);
      const ratio = (part: bigint) => Number((part * 10n ** 18n) / whole) / 1e18;
      const quantile = (tenths: bigint) => {
        let below = 0n;
        return values.find(([, mass]) => {
          below += mass;
          return below * 10n >= tenths * whole;
        })?.[0];
      };
      const found = forecastDistribution(dealt, { ...FORECAST_OPTIONS, quota: CNY(quota) });
      const { q10, q50, q90 } = found.quantiles;
      expect([q10, q50, q90].map((money) => Number(units(money)))).toEqual([quantile(1n), quantile(5n), quantile(9n)]);
      const reached = values.reduce((sum, [value, mass]) => (value >= quota ? sum + mass : sum), 0n);
      expect(Math.abs((found.quota?.probability ?? Number.NaN) - ratio(reached))).toBeLessThan(1e-12);
      const gap = values.reduce((sum, [value, mass]) => sum + BigInt(Math.max(0, quota - value)) * mass, 0n);
      expect(Math.abs(Number(units(found.quota?.expectedGap ?? found.mean)) - ratio(gap))).toBeLessThanOrEqual(
        0.5 + 1e-9,
      );
      const mean = values.reduce((sum, [value, mass]) => sum + BigInt(value) * mass, 0n);
      expect(Math.abs(Number(units(found.mean)) - ratio(mean))).toBeLessThanOrEqual(0.5 + 1e-9);
      const squares = values.reduce((sum, [value, mass]) => sum + BigInt(value) ** 2n * mass, 0n);
      const sd = Math.sqrt(Math.max(0, ratio(squares) - ratio(mean) ** 2));
      expect(Math.abs(Number(units(found.sd)) - sd)).toBeLessThanOrEqual(0.5 + 1e-4);
      // The worst tenth of the mass, the value at its edge split.
      let left = whole;
      let worst = 0n;
      for (const [value, mass] of values) {
        const taken = mass * 10n < left ? mass * 10n : left;
        worst += BigInt(value) * taken;
        left -= taken;
      }
      const shortfall = Number(units(found.expectedShortfall.amount));
      expect(Math.abs(shortfall - ratio(worst))).toBeLessThanOrEqual(0.5 + 1e-6);
      expect(found.errorBound.amount.amount).toBe('0.00');
    },
  );

  test.prop([openDeals, fc.integer({ min: 2, max: 50 })], RUNS)('larger amounts scale the law', (rows, factor) => {
    const scaled = rows.map((row) => ({ ...row, amount: CNY(Number(minorOf(row)) * factor) }));
    const [law, larger] = [forecastDistribution(rows, options), forecastDistribution(scaled, options)];
    for (const level of ['q10', 'q50', 'q90'] as const)
      if (law.plateaus[level] === null && larger.plateaus[level] === null)
        expect(units(larger.quantiles[level])).toBe(units(law.quantiles[level]) * BigInt(factor));
    expect(Math.abs(Number(units(larger.sd)) - factor * Number(units(law.sd)))).toBeLessThanOrEqual(factor);
  });

  test.prop([openDeals], RUNS)('the order of the deals does not matter', (rows) => {
    const [law, other] = [forecastDistribution(rows, options), forecastDistribution([...rows].reverse(), options)];
    expect([other.mean, other.sd, amounts(other)]).toEqual([law.mean, law.sd, amounts(law)]);
    for (const [index, { atMost }] of law.points.entries())
      expect(Math.abs(atMost - (other.points[index]?.atMost ?? Number.NaN))).toBeLessThan(1e-12);
  });

  test.prop([openDeals, fc.integer({ min: 1, max: 10_000_000 })], RUNS)(
    'a win supposed never lowers the odds of a quota, a loss never raises them, and both average to the odds',
    (rows, quota) => {
      const [first] = rows;
      const odds = (becomes: 'won' | 'lost') =>
        whatIf(rows, [{ opportunity: first?.id ?? '', becomes }], { ...options, quota: CNY(quota) }).after.quota
          ?.probability ?? Number.NaN;
      const law = forecastDistribution(rows, { ...options, quota: CNY(quota) });
      const p = chanceOf(first);
      expect(odds('won')).toBeGreaterThanOrEqual(odds('lost') - 1e-12);
      expect(p * odds('won') + (1 - p) * odds('lost')).toBeCloseTo(law.quota?.probability ?? Number.NaN, 12);
    },
  );

  test.prop([openDeals], RUNS)('wins are the law of deals of one unit each', (rows) => {
    const counted = winCountDistribution(rows, options);
    for (const [wins, atLeast] of counted.atLeast.entries()) {
      const ones = rows.map((row) => ({ ...row, amount: CNY(1) }));
      const law = forecastDistribution(ones, { ...options, quota: CNY(wins) });
      expect(Math.abs((law.quota?.probability ?? Number.NaN) - atLeast)).toBeLessThan(1e-12);
    }
    expect(counted.atLeast.slice(1).reduce((sum, tail) => sum + tail, 0)).toBeCloseTo(counted.mean, 9);
  });
});

const chanceOf = (row: DealInput | undefined) =>
  Number.parseInt((row?.probability as { readonly value: string } | undefined)?.value ?? '', 10) / 100;
const minorOf = (row: DealInput) => (row.amount as { readonly minor: number }).minor;

describe('shares hold', () => {
  test.prop([openDeals, fc.integer({ min: 2, max: 1000 })], RUNS)(
    'they add up to 1, lie within their bounds, and do not change with the unit of money',
    (rows, factor) => {
      const found = forecastConcentration(rows, options);
      const parts = contributions(rows, options).opportunities;
      expect(parts.reduce((sum, { meanShare }) => sum + (meanShare ?? 0), 0)).toBeCloseTo(1, 12);
      expect(parts.reduce((sum, { varianceShare }) => sum + (varianceShare ?? 0), 0)).toBeCloseTo(1, 12);
      expect(found.topVarianceShare).toBeCloseTo(parts[0]?.varianceShare ?? Number.NaN, 12);
      const { herfindahl, largestShare, effectiveDeals } = found;
      expect(herfindahl).toBeGreaterThanOrEqual(1 / rows.length - 1e-12);
      expect(herfindahl).toBeLessThanOrEqual((largestShare ?? 0) + 1e-12);
      expect((effectiveDeals ?? 0) * (largestShare ?? 0)).toBeGreaterThanOrEqual(1 - 1e-12);
      const scaled = rows.map((row) => ({ ...row, amount: CNY(minorOf(row) * factor) }));
      expect(forecastConcentration(scaled, options).herfindahl).toBeCloseTo(herfindahl ?? Number.NaN, 12);
    },
  );

  test.prop([deals], RUNS)('owners add up to the whole, and so do the parts of splits', (rows) => {
    const quotas = [{ owner: 'li', quota: CNY(500) }];
    const { total, owners } = quotaAttainment(rows, { ...options, quotas });
    for (const part of ['won', 'weighted', 'quota'] as const)
      expect(owners.reduce((sum, one) => sum + units(one[part]), 0n)).toBe(units(total[part]));
    const thirds = rows.flatMap(({ id }) =>
      ['li', 'wu', 'xu'].map((owner) => ({ dealId: id, owner, share: '1/3', type: 'share' }) as const),
    );
    const whole = weightedForecast(splitDeals(rows, thirds).deals, options);
    expect([whole.total, whole.n]).toEqual([weightedForecast(rows, options).total, whole.total.opportunities]);
  });

  test.prop([deals], RUNS)('categories add up to all amounts, and cumulative roll-ups only grow', (rows) => {
    const categories = [{ id: 'closed' }, { id: 'commit', stages: ['bid'] }, { id: 'best', stages: ['offer'] }];
    const ids = categories.map(({ id }) => id);
    const found = forecastCategories(rows, { ...options, categories, rollUps: cumulativeRollUps(ids) });
    const { total } = weightedForecast(rows, options);
    expect(found.categories.reduce((sum, { amount }) => sum + units(amount), 0n)).toBe(units(total.unweighted));
    expect(found.rollUps[0]?.amount).toEqual(total.won);
    const views = found.rollUps.map(({ amount }) => units(amount));
    for (const [index, view] of views.entries()) expect(view >= (views[index - 1] ?? 0n)).toBe(true);
  });

  test.prop([deals], RUNS)('a ranking falls, holds every open deal once, and adds up to the open part', (rows) => {
    const { opportunities, n } = rankByExpectedValue(rows, options);
    const { total } = weightedForecast(rows, options);
    const values = opportunities.map(({ expectedValue }) => units(expectedValue));
    for (const [index, value] of values.entries()) expect(value <= (values[index - 1] ?? value)).toBe(true);
    expect(new Set(opportunities.map(({ opportunity }) => opportunity)).size).toBe(n);
    const gap = values.reduce((sum, value) => sum + value, 0n) - units(total.open);
    expect(gap * gap <= BigInt(n * n)).toBe(true);
  });
});

describe('compareForecasts holds', () => {
  test.prop([deals, deals], RUNS)(
    'the steps add up to the difference, to the last unit, and back again with the other sign',
    (before, after) => {
      const then = { asOf: '2026-10-15T00:00:00Z', currency: 'CNY' };
      const [old, now] = [weightedForecast(before, { ...options, ...then }), weightedForecast(after, options)];
      const there = compareForecasts(old, now);
      const sum = (steps: typeof there.steps) => steps.reduce((all, { amount }) => all + units(amount), 0n);
      expect(sum(there.steps)).toBe(units(now.total.weighted) - units(old.total.weighted));
      // As though the first were of the later time: two that are the wrong way round are refused.
      const back = compareForecasts({ ...now, asOf: old.asOf }, { ...old, asOf: now.asOf });
      expect(sum(back.steps)).toBe(-sum(there.steps));
      expect(compareForecasts(now, now).steps.filter(({ amount }) => units(amount) !== 0n)).toEqual([]);
    },
  );
});

describe('requiredPipeline holds', () => {
  test.prop([fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom(0.5, 0.8, 0.95)], RUNS)(
    'it is the least number of deals that is enough, by the binomial law in whole numbers',
    (wins, tenths, sure) => {
      const needed = requiredPipeline({
        target: CNY(wins * 100),
        dealAmount: CNY(100),
        winRate: `${tenths}/10`,
        confidence: sure,
      });
      /** P(at least so many wins) × 10^n. */
      const isEnough = (n: number) => {
        let [choose, found] = [1n, 0n];
        for (let k = 0; k <= n; k++) {
          if (k >= wins) found += choose * BigInt(tenths) ** BigInt(k) * BigInt(10 - tenths) ** BigInt(n - k);
          choose = (choose * BigInt(n - k)) / BigInt(k + 1);
        }
        return found * 100n >= BigInt(Math.round(sure * 100)) * 10n ** BigInt(n);
      };
      const { dealsAtConfidence } = needed;
      expect([isEnough(dealsAtConfidence ?? 0), isEnough((dealsAtConfidence ?? 0) - 1)]).toEqual([true, false]);
      expect(needed.deals).toBe(Math.ceil((wins * 10) / tenths));
    },
  );
});
