import { compensatedSum } from './compensatedSum.js';

/** Mean and variance of weighted values; all `null` where the weights sum to nothing, or where `reason` says why; `not_finite` too where a sum is too large for a number. */
export type WeightedMoments = {
  readonly mean: number | null;
  /** Around the mean, divided by the sum of the weights: that of a population, not of a sample. */
  readonly variance: number | null;
  /** Kish's effective sample size (Σw)²/Σw²: how many equal weights would say as much. */
  readonly effectiveSize: number | null;
  readonly reason?: 'lengths_differ' | 'not_finite' | 'negative';
};

/**
 * Moments of weighted values in two passes: the mean first, then the squares around it, both by compensated sums.
 *
 * Cost: linear.
 *
 * - Formula: m = Σwx/Σw, Σw(x - m)²/Σw, (Σw)²/Σw²
 * - Source: Chan, Golub & LeVeque 1983 (two passes); Kish 1965
 * - Empty: `null` for no weight
 *
 * @param weights Not negative, as many as values.
 *
 * @example
 * weightedMoments([1, 3], [1, 1]) // => { mean: 2, variance: 1, effectiveSize: 2 }
 * weightedMoments([], []).mean // => null
 */
export function weightedMoments(values: readonly number[], weights: readonly number[]): WeightedMoments {
  const none = { mean: null, variance: null, effectiveSize: null };
  if (values.length !== weights.length) return { ...none, reason: 'lengths_differ' };
  if (![...values, ...weights].every(Number.isFinite)) return { ...none, reason: 'not_finite' };
  if (weights.some((weight) => weight < 0)) return { ...none, reason: 'negative' };
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  if (largest === 0) return none;
  // Only their ratios count, and squares of very large or small ones are no numbers any more.
  const shares = weights.map((weight) => weight / largest);
  const total = compensatedSum(shares);
  const weightAt = (index: number) => shares[index] ?? 0;
  const mean = compensatedSum(values.map((value, index) => value * weightAt(index))) / total;
  const variance = compensatedSum(values.map((value, index) => (value - mean) ** 2 * weightAt(index))) / total;
  if (!Number.isFinite(mean) || !Number.isFinite(variance)) return { ...none, reason: 'not_finite' };
  return { mean, variance, effectiveSize: total ** 2 / compensatedSum(shares.map((share) => share ** 2)) };
}
