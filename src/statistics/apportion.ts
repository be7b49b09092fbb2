import { roundTogether } from './roundTogether.js';

/**
 * Splits a whole number in proportion to exact weights, so that the parts sum to it (largest remainder, Hamilton's
 * method). Every part is the exact share rounded down or up; ties go to the lowest index.
 *
 * @param weights Not negative. Where all are 0 the whole goes to the first.
 * @returns as many parts as weights; none for none.
 *
 * @example
 * import { apportion } from 'stagewright/forecast';
 * apportion(100n, [1n, 1n, 1n]).map(Number) // => [34, 33, 33]
 */
export function apportion(whole: bigint, weights: readonly bigint[]): readonly bigint[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? whole : 0n));
  return roundTogether(
    weights.map((weight) => whole * weight),
    sum,
    whole,
  );
}
