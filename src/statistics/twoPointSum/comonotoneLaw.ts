import { roundingOf } from './enumeratedLaw.js';
import type { SumLaw } from './SumLaw.js';
import type { TwoPointSum } from './TwoPointSum.js';

/**
 * The law where one draw decides all terms: it takes every term whose probability is above it, so that the sum is that of
 * the likeliest terms. Exact.
 */
export function comonotoneLaw({ amounts, probabilities }: TwoPointSum): SumLaw {
  const order = [...amounts.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  // P(S ≥ the sum of the first so many) is the probability of the last of them.
  const sums: number[] = [0];
  const reached: number[] = [1];
  for (const index of order) {
    sums.push((sums.at(-1) ?? 0) + (amounts[index] ?? 0));
    reached.push(probabilities[index] ?? 0);
  }
  const highest = sums.at(-1) ?? 0;
  const cdf = (x: number): number => {
    const next = sums.findIndex((sum) => sum > x);
    return next < 0 ? 1 : next === 0 ? 0 : 1 - (reached[next] ?? 0);
  };
  return {
    method: 'enumeration',
    lowest: 0,
    highest,
    cdf,
    gap: (x) => {
      let area = Math.max(0, x - highest);
      for (let index = 1; index < sums.length && (sums[index - 1] ?? 0) < x; index++)
        area += (Math.min(x, sums[index] ?? 0) - (sums[index - 1] ?? 0)) * (1 - (reached[index] ?? 0));
      return area;
    },
    errorBound: { amount: 0, probability: roundingOf(amounts.length) },
    smoothedBy: 0,
  };
}
