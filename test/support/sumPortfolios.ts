import { fc } from '@fast-check/vitest';
import type { SumLaw, twoPointSumLaw } from '../../src/statistics/index.js';

/** Amounts above 0 with their probabilities. */
export type Terms = readonly (readonly [amount: number, probability: number])[];

export const sumOf = (terms: Terms): Parameters<typeof twoPointSumLaw>[0] => ({
  amounts: Float64Array.from(terms, ([amount]) => amount),
  probabilities: Float64Array.from(terms, ([, probability]) => probability),
});

export const totalOf = (terms: Terms) => terms.reduce((sum, [amount]) => sum + amount, 0);

const usual = fc.integer({ min: 50, max: 950 }).map((part) => part / 1000);
/** 10^-1 … 10^-6, or as far from 1. */
const extreme = fc
  .tuple(fc.boolean(), fc.integer({ min: 10, max: 60 }))
  .map(([isLikely, tenths]) => (isLikely ? 1 - 10 ** (-tenths / 10) : 10 ** (-tenths / 10)));
const probabilities = fc.constantFrom<fc.Arbitrary<number>>(usual, extreme, fc.constant(0.5), fc.oneof(usual, extreme));

/** Amounts that methods by inversion find hard. The total stays where every whole value can be convolved. */
const amounts = fc.constantFrom<fc.Arbitrary<number>>(
  // Equal but for a unit or two, near the multiples of a step, of two sizes.
  fc.integer({ min: 0, max: 2 }).map((jitter) => 1_700 + jitter),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 1 })).map(([k, jitter]) => 900 * k + jitter),
  fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 2 })).map(([isLarge, more]) => (isLarge ? 3_000 : 7) + more),
  // Over five orders of magnitude, and anything.
  fc.double({ min: 0, max: 1, noNaN: true }).map((part) => Math.ceil(10 ** (4.7 * part * part))),
  fc.integer({ min: 1, max: 4_000 }),
);

const portfolio = (least: number, most: number) =>
  fc
    .tuple(amounts, probabilities)
    .chain(([amount, probability]) =>
      fc.array(fc.tuple(amount, probability), { minLength: least, maxLength: most }),
    ) as fc.Arbitrary<Terms>;

/** Few enough to be enumerated. */
export const fewTerms = portfolio(1, 24);
/** More, and with a giant beside them now and then. */
export const manyTerms = fc
  .tuple(portfolio(45, 70), fc.option(fc.tuple(fc.integer({ min: 60_000, max: 160_000 }), fc.oneof(usual, extreme))))
  .map(([terms, giant]): Terms => (giant === null ? terms : [...terms, giant]));
/** Of any size: amounts over nine orders of magnitude, some multiples of one step. */
export const anyTerms: fc.Arbitrary<Terms> = fc.oneof(
  fewTerms,
  manyTerms,
  fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 90 }).map((tenths) => Math.ceil(10 ** (tenths / 10))),
      fc.oneof(usual, extreme),
    ),
    { minLength: 1, maxLength: 40 },
  ),
);

/** Independent oracle: the probability of every whole value, term by term, then their running sum. */
export function convolved(terms: Terms): (x: number) => number {
  const total = totalOf(terms);
  const law = new Float64Array(total + 1);
  law[0] = 1;
  let reached = 0;
  for (const [amount, probability] of terms) {
    reached += amount;
    for (let value = reached; value >= 0; value--)
      law[value] =
        (law[value] ?? 0) * (1 - probability) + (value < amount ? 0 : (law[value - amount] ?? 0) * probability);
  }
  for (let value = 1; value <= total; value++) law[value] = (law[value] ?? 0) + (law[value - 1] ?? 0);
  return (x) => (x < 0 ? 0 : (law[Math.min(total, Math.floor(x))] ?? 1));
}

/** Values to ask a law at: over its whole range, and at sums of the first terms, where it has its steps. */
export function places(terms: Terms, most = 120): readonly number[] {
  const total = totalOf(terms);
  const even = Array.from({ length: most }, (_, index) => Math.round((total * index) / (most - 1)));
  let sum = 0;
  const steps = terms.flatMap(([amount]) => {
    sum += amount;
    return [amount - 1, amount, sum - 1, sum];
  });
  return [-1, ...even, ...steps, total + 1];
}

/**
 * How far, at worst, F(x−δ)−ε ≤ Ĝ(x) ≤ F(x+δ)+ε fails, with δ and ε of both laws together; at most 0 where it holds.
 *
 * @param of What the other law says at a place, and may move by rounding.
 */
export function disagreement(
  law: SumLaw,
  other: { readonly cdf: (x: number) => number; readonly errorBound?: SumLaw['errorBound'] },
  at: readonly number[],
): number {
  const delta = law.errorBound.amount + (other.errorBound?.amount ?? 0);
  const epsilon = law.errorBound.probability + (other.errorBound?.probability ?? 0) + 1e-12;
  return at.reduce((worst, x) => {
    const found = law.cdf(x);
    return Math.max(worst, other.cdf(x - delta) - found - epsilon, found - other.cdf(x + delta) - epsilon);
  }, Number.NEGATIVE_INFINITY);
}
