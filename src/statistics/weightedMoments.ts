import { compensatedSum } from './compensatedSum.js';

/** Mean and variance of weighted values; all `null` where the weights sum to nothing. */
export type WeightedMoments = {
  readonly mean: number | null;
  /** Around the mean, divided by the sum of the weights: that of a population, not of a sample. */
  readonly variance: number | null;
  /** Kish's effective sample size (Σw)²/Σw²: how many equal weights would say as much. */
  readonly effectiveSize: number | null;
};

/**
 * Moments of weighted values in two passes: the mean first, then the squares around it, both by compensated sums.
 *
 * @param weights Not negative, as many as values.
 */
export function weightedMoments(values: readonly number[], weights: readonly number[]): WeightedMoments {
  const total = compensatedSum(weights);
  if (!(total > 0)) return { mean: null, variance: null, effectiveSize: null };
  const weightAt = (index: number) => weights[index] ?? 0;
  const mean = compensatedSum(values.map((value, index) => value * weightAt(index))) / total;
  const variance = compensatedSum(values.map((value, index) => (value - mean) ** 2 * weightAt(index))) / total;
  return { mean, variance, effectiveSize: total ** 2 / compensatedSum(weights.map((weight) => weight ** 2)) };
}
