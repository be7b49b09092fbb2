import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { atLeast, gaussianFactorLaw, lawQuantile, type SumLaw, twoPointSumLaw } from '../../../src/statistics/index.js';
import reference from '../../reference/factorLaw.json' with { type: 'json' };

type Terms = readonly (readonly [amount: number, probability: number])[];

const sumOf = (terms: Terms) => ({
  amounts: Float64Array.from(terms, ([amount]) => amount),
  probabilities: Float64Array.from(terms, ([, probability]) => probability),
});

/** Independent oracle: every subset, in exact fractions over 2^20. */
function enumerated(terms: readonly (readonly [number, number])[]): (x: number) => number {
  const UNIT = 2 ** 20;
  const law = new Map<number, bigint>();
  for (let subset = 0; subset < 2 ** terms.length; subset++) {
    let value = 0;
    let weight = 1n;
    for (const [index, [amount, inUnits]] of terms.entries()) {
      const isIn = ((subset >> index) & 1) === 1;
      if (isIn) value += amount;
      weight *= BigInt(isIn ? inUnits : UNIT - inUnits);
    }
    law.set(value, (law.get(value) ?? 0n) + weight);
  }
  const whole = BigInt(UNIT) ** BigInt(terms.length);
  return (x) => {
    let sum = 0n;
    for (const [value, weight] of law) if (value <= x) sum += weight;
    return Number((sum * 10n ** 18n) / whole) / 1e18;
  };
}

/** Independent oracle: the probability of every whole value, term by term; then their running sum. */
function convolved(terms: Terms): Float64Array {
  const total = terms.reduce((all, [amount]) => all + amount, 0);
  const law = new Float64Array(total + 1);
  law[0] = 1;
  let reached = 0;
  for (const [amount, probability] of terms) {
    reached += amount;
    for (let value = reached; value >= 0; value--) {
      const moved = value < amount ? 0 : (law[value - amount] ?? 0);
      law[value] = (law[value] ?? 0) * (1 - probability) + moved * probability;
    }
  }
  for (let value = 1; value <= total; value++) law[value] = (law[value] ?? 0) + (law[value - 1] ?? 0);
  return law;
}

const small = fc.array(fc.tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 2 ** 20 - 1 })), {
  minLength: 1,
  maxLength: 9,
});

describe('the law of a sum of two-point terms', () => {
  test.prop([small, fc.integer({ min: -5, max: 100_000 })], { numRuns: 150 })(
    'of few terms is that of all subsets in exact fractions',
    (units, x) => {
      const law = twoPointSumLaw(sumOf(units.map(([amount, unit]) => [amount, unit / 2 ** 20])));
      expect(law.method).toBe('enumeration');
      expect(Math.abs(law.cdf(x) - enumerated(units)(x))).toBeLessThan(1e-13);
    },
  );

  it('of nothing is 0', () => {
    const law = twoPointSumLaw(sumOf([]));
    expect([law.cdf(-1), law.cdf(0), lawQuantile(law, 0.5), atLeast(law, 0), atLeast(law, 1), law.gap(3)]).toEqual([
      0, 1, 0, 1, 0, 3,
    ]);
  });

  it('counts an atom at the value asked for, and takes the lowest value that reaches a level', () => {
    // 100 with 1/2, 200 with 1/4: 0, 100, 200, 300 with 3/8, 3/8, 1/8, 1/8.
    const law = twoPointSumLaw(
      sumOf([
        [100, 0.5],
        [200, 0.25],
      ]),
    );
    expect([0, 99, 100, 200, 299, 300].map(law.cdf)).toEqual([0.375, 0.375, 0.75, 0.875, 0.875, 1]);
    expect([0, 100, 101, 300, 301].map((x) => atLeast(law, x))).toEqual([1, 0.625, 0.25, 0.125, 0]);
    expect([0, 0.375, 0.376, 0.75, 0.875, 0.9, 1].map((level) => lawQuantile(law, level))).toEqual([
      0, 0, 100, 100, 200, 300, 300,
    ]);
    // E max(150 − S, 0) = 150 × 3/8 + 50 × 3/8.
    expect(law.gap(150)).toBe(75);
  });

  it('of equal amounts is binomial: P(S ≤ 12) of 30 with 1/2 is 196,658,533/1,073,741,824', () => {
    // Σ C(30, k), k = 0 … 12, over 2^30: exact integers.
    let [choose, sum] = [1n, 0n];
    for (let k = 0n; k <= 12n; k++) {
      sum += choose;
      choose = (choose * (30n - k)) / (k + 1n);
    }
    const law = twoPointSumLaw(sumOf(Array.from({ length: 30 }, () => [7, 0.5] as const)));
    expect(law.method).toBe('lattice');
    expect(Math.abs(law.cdf(12 * 7) - Number(sum) / 2 ** 30)).toBeLessThan(1e-15);
  });
});

/** A seeded linear congruential generator (Numerical Recipes), so that the hard cases are always the same. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function hardPortfolios(): readonly (readonly [name: string, terms: Terms])[] {
  const random = seeded(20_261_126);
  const many = (count: number, of: () => readonly [number, number]): Terms => Array.from({ length: count }, of);
  const p = () => 0.05 + 0.9 * random();
  const below = (most: number) => Math.floor(most * random());
  return [
    ['one of 60 % of the total', [[120_000, 0.4], ...many(59, () => [800 + below(1_100), p()])]],
    ['one of 99.9 % with p = 0.001', [[300_000, 0.001], ...many(60, () => [3 + below(5), 0.3])]],
    ['25 of similar size', many(25, () => [9_000 + below(1_500), p()])],
    ['near the multiples of a step', many(60, () => [2_000 * (1 + below(3)) + below(2), 0.3])],
    ['nearly equal', many(40, () => [7_000 + below(2), 0.5])],
    ['p near 0 and 1', many(60, () => [1 + below(7_000), random() < 0.5 ? 1e-4 : 1 - 1e-4])],
    ['p = 0.05 of 26', many(26, () => [7_000 + below(7_000), 0.05])],
    ['over five orders of magnitude', many(50, () => [Math.ceil(10 ** (5.3 * random() ** 2)), p()])],
  ];
}

/** The largest ε for which F(x−δ)−ε ≤ F̂(x) ≤ F(x+δ)+ε fails nowhere, over every 23rd whole x. */
function excess(law: SumLaw, exact: Float64Array, delta: number): number {
  const at = (x: number) => (x < 0 ? 0 : (exact[Math.min(exact.length - 1, x)] ?? 1));
  let worst = 0;
  for (let x = 0; x < exact.length; x += 23) {
    const found = law.cdf(x);
    worst = Math.max(worst, at(Math.ceil(x - delta) - 1) - found, found - at(Math.floor(x + delta) + 1));
  }
  return worst;
}

describe('inversion on hard portfolios, against the convolution of every whole value', () => {
  it.each(hardPortfolios())('%s', (_, terms) => {
    const sum = sumOf(terms);
    const law = twoPointSumLaw(sum);
    expect(law.method).toBe('inversion');
    const exact = convolved(terms);
    const { amount, probability } = law.errorBound;
    expect(excess(law, exact, amount)).toBeLessThanOrEqual(probability);
    // The target: δ a hundredth of the deviation of what is left without the ten largest terms, ε = 1e-6.
    const rest = [...terms].sort(([a], [b]) => b - a).slice(10);
    const deviation = Math.sqrt(rest.reduce((all, [a, p]) => all + a * a * p * (1 - p), 0));
    expect(excess(law, exact, deviation / 100)).toBeLessThanOrEqual(1e-6);
    expect(probability).toBeLessThan(1e-4);
    const mean = terms.reduce((all, [a, p]) => all + a * p, 0);
    const total = exact.length - 1;
    // The area above the distribution function is the mean.
    expect(Math.abs(total - law.gap(total) - mean)).toBeLessThan(amount + probability * total);
    const quantiles = [0.01, 0.1, 0.5, 0.9, 0.99].map((level) => lawQuantile(law, level));
    expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
    expect(quantiles[0]).toBeGreaterThanOrEqual(0);
    expect(quantiles[4]).toBeLessThanOrEqual(total);
  });
});

describe('inversion of amounts over nine orders of magnitude', () => {
  /** Independent oracle: both halves enumerated, and of every sum of the one how much of the other is left. */
  function halves(terms: Terms): (x: number) => number {
    const sums = (half: Terms) =>
      half.reduce<readonly (readonly [number, number])[]>(
        (all, [amount, p]) =>
          all.flatMap(([value, mass]) => [[value, mass * (1 - p)] as const, [value + amount, mass * p] as const]),
        [[0, 1]],
      );
    const middle = terms.length >> 1;
    const [one, other] = [sums(terms.slice(0, middle)), [...sums(terms.slice(middle))].sort(([a], [b]) => a - b)];
    const values = other.map(([value]) => value);
    const below = [0];
    for (const [, mass] of other) below.push((below.at(-1) ?? 0) + mass);
    const upTo = (x: number) => {
      let [low, high] = [0, values.length];
      while (low < high) {
        const at = (low + high) >> 1;
        if ((values[at] ?? 0) <= x) low = at + 1;
        else high = at;
      }
      return below[low] ?? 0;
    };
    return (x) => one.reduce((all, [value, mass]) => all + mass * upTo(x - value), 0);
  }

  it.each([1, 2, 3, 4])('stays within its bound, and within a hundredth of a deviation: %d', (seed) => {
    const random = seeded(seed);
    const terms: Terms = Array.from({ length: 27 }, () => [Math.ceil(10 ** (9 * random())), 0.02 + 0.96 * random()]);
    const law = twoPointSumLaw(sumOf(terms));
    expect(law.method).toBe('inversion');
    const exact = halves(terms);
    const { amount, probability } = law.errorBound;
    const rest = [...terms].sort(([a], [b]) => b - a).slice(10);
    const near = Math.sqrt(rest.reduce((all, [a, p]) => all + a * a * p * (1 - p), 0)) / 100;
    for (const level of [0.001, 0.05, 0.2, 0.5, 0.8, 0.95, 0.999]) {
      const x = lawQuantile(law, level);
      const found = law.cdf(x);
      for (const [delta, epsilon] of [
        [amount, probability],
        [near, 1e-6],
      ] as const) {
        expect(found).toBeGreaterThanOrEqual(exact(x - delta - 1) - epsilon);
        expect(found).toBeLessThanOrEqual(exact(x + delta + 1) + epsilon);
      }
    }
  });
});

describe('one hidden factor', () => {
  it.each(reference)(
    'agrees with Simpson’s rule at ρ = $correlation',
    ({ probabilities, correlation, distribution }) => {
      const law = gaussianFactorLaw(sumOf(probabilities.map((p) => [3, p] as const)), correlation);
      for (const [count, wanted] of distribution.entries())
        expect(Math.abs(law.cdf(3 * count) - Math.min(1, wanted))).toBeLessThan(1e-12);
    },
  );

  it('by inversion stays within its bound of the law on a lattice', () => {
    const random = seeded(7);
    const terms: Terms = Array.from({ length: 60 }, () => [
      1 + Math.floor(60 * random()),
      [0.1, 0.3, 0.6][Math.floor(3 * random())] ?? 0.5,
    ]);
    const exact = gaussianFactorLaw(sumOf(terms), 0.2);
    expect(exact.method).toBe('lattice');
    // The same amounts a million times larger, two of them one unit off: no lattice any more.
    const moved = terms.map(([amount, p], index) => [amount * 1_000_000 + (index < 2 ? 1 : 0), p] as const);
    const law = gaussianFactorLaw(sumOf(moved), 0.2);
    expect(law.method).toBe('inversion');
    const delta = law.errorBound.amount + 2;
    for (let x = 0; x <= exact.highest; x += 7) {
      const here = law.cdf(x * 1_000_000);
      expect(here).toBeGreaterThanOrEqual(exact.cdf((x * 1_000_000 - delta) / 1_000_000) - law.errorBound.probability);
      expect(here).toBeLessThanOrEqual(exact.cdf((x * 1_000_000 + delta) / 1_000_000) + law.errorBound.probability);
    }
  });

  it('at 0 is independence, at 1 one draw for all', () => {
    const sum = sumOf([
      [100, 0.5],
      [200, 0.25],
    ]);
    expect([0, 100, 200].map(gaussianFactorLaw(sum, 0).cdf)).toEqual([0.375, 0.75, 0.875]);
    const together = gaussianFactorLaw(sum, 1);
    // Both with 1/4, the likelier alone with another 1/4.
    expect([-1, 0, 99, 100, 299, 300].map(together.cdf)).toEqual([0, 0.5, 0.5, 0.75, 0.75, 1]);
    expect(together.gap(300)).toBe(300 - 100);
  });

  it('of very many terms is a mixture of normal laws, with the bound of Berry and Esseen', () => {
    const random = seeded(3);
    const terms: Terms = Array.from({ length: 3_000 }, () => [1 + Math.floor(1e6 * random()), 0.3]);
    const law = gaussianFactorLaw(sumOf(terms), 0.4);
    expect(law.method).toBe('conditional-normal');
    const total = terms.reduce((all, [amount]) => all + amount, 0);
    // Vasicek's limit of a fine-grained portfolio: P(share ≤ x) = Φ((√(1−ρ)Φ⁻¹(x) − Φ⁻¹(p))/√ρ); at x = 0.3, ρ = 0.4 this is
    // Φ(Φ⁻¹(0.3)(√0.6 − 1)/√0.4) = Φ(0.18690) = 0.57413.
    expect(Math.abs(law.cdf(0.3 * total) - 0.57413)).toBeLessThan(2e-3);
    expect(law.errorBound.probability).toBeLessThan(0.1);
  });
});
