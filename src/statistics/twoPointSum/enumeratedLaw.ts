import type { SumLaw } from './SumLaw.js';
import { subsetSums } from './subsetSums.js';
import type { TwoPointSum } from './TwoPointSum.js';

/** Up to so many terms are enumerated: two halves of at most 4,096 values. */
export const MOST_ENUMERATED = 24;

/**
 * The exact law of up to 24 terms, by meeting in the middle: every value of each half in rising order, and for a value x
 * one sweep that goes up in one half and down in the other. 2^(n/2) steps a question.
 */
export function enumeratedLaw(sum: TwoPointSum, total: number): SumLaw {
  const count = sum.amounts.length;
  const half = (from: number, to?: number) =>
    subsetSums(sum.amounts.subarray(from, to), [{ weight: 1, probabilities: sum.probabilities.subarray(from, to) }]);
  const left = half(0, count >> 1);
  const right = half(count >> 1);
  const size = right.values.length;
  // Probability, and probability × value, of the first so many values of the right half.
  const mass = new Float64Array(size + 1);
  const moment = new Float64Array(size + 1);
  for (let index = 0; index < size; index++) {
    mass[index + 1] = (mass[index] ?? 0) + (right.weights[index] ?? 0);
    moment[index + 1] = (moment[index] ?? 0) + (right.weights[index] ?? 0) * (right.values[index] ?? 0);
  }
  const sweep = (x: number, of: (rest: number, upTo: number) => number): number => {
    let upTo = size;
    let found = 0;
    for (let index = 0; index < left.values.length; index++) {
      const rest = x - (left.values[index] ?? 0);
      if (rest < 0) break;
      while (upTo > 0 && (right.values[upTo - 1] ?? 0) > rest) upTo--;
      found += (left.weights[index] ?? 0) * of(rest, upTo);
    }
    return found;
  };
  return {
    method: 'enumeration',
    lowest: 0,
    highest: total,
    cdf: (x) =>
      x >= total
        ? 1
        : Math.min(
            1,
            sweep(x, (_, upTo) => mass[upTo] ?? 0),
          ),
    gap: (x) => sweep(x, (rest, upTo) => rest * (mass[upTo] ?? 0) - (moment[upTo] ?? 0)),
    errorBound: { amount: 0, probability: roundingOf(left.values.length + size + count) },
    smoothedBy: 0,
  };
}

/** So many additions and multiplications of probabilities, each right to half a unit in the last place. */
export function roundingOf(operations: number): number {
  return operations * Number.EPSILON;
}
