import { isWeighable } from './isWeighable.js';
import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';
import { tiedRuns } from './tiedRuns.js';

/** A rising step function, by its value at each distinct x. */
export type IsotonicFit = {
  readonly ok: true;
  /** Distinct, ascending. */
  readonly x: readonly number[];
  readonly fitted: readonly number[];
  /** The weight at each x. */
  readonly weights: readonly number[];
};

type Block = { sum: number; weight: number; count: number };

/**
 * The never falling function closest to the points in weighted squares, by pooling adjacent violators (Ayer et al. 1955;
 * Barlow et al. 1972). Points of equal x are pooled first, so that their order counts for nothing; this is the "secondary"
 * treatment of ties, that of scikit-learn's `IsotonicRegression` too.
 *
 * - Formula: min Σ weight · (y - fit)² over fits that never fall; ties secondary
 * - Source: Ayer et al. 1955; Barlow et al. 1972
 * - Empty: `no_observations`
 *
 * @param weights 1e-100 to 1e100, default 1 each; a row of weight 0 is left out.
 * @returns Refused with `no_observations` without a row of positive weight, `lengths_differ`, with the row `not_finite`,
 * `negative` or `out_of_range` (a weight), and `not_finite` without one where a sum is too large. Cost: one sort, then
 * linear.
 *
 * @example
 * const fit = isotonicRegression([1, 2, 3], [0, 1, 0]);
 * fit.ok && fit.fitted // => [0, 0.5, 0.5]
 */
export function isotonicRegression(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): IsotonicFit | Refused {
  if (y.length !== x.length || (weights ?? x).length !== x.length) return refuse('lengths_differ');
  const weightOf = (row: number) => weights?.[row] ?? 1;
  for (let row = 0; row < x.length; row++) {
    if (![x[row], y[row], weightOf(row)].every(Number.isFinite)) return refuse('not_finite', row);
    if (weightOf(row) < 0) return refuse('negative', row);
    if (!isWeighable(weightOf(row))) return refuse('out_of_range', row);
  }
  const points = tiedRuns(x)
    .map(({ value, rows }) => ({
      value,
      weight: rows.reduce((sum, row) => sum + weightOf(row), 0),
      sum: rows.reduce((sum, row) => sum + weightOf(row) * (y[row] ?? 0), 0),
    }))
    .filter(({ weight }) => weight > 0);
  if (points.length === 0) return refuse('no_observations');
  const largest = points.reduce((most, { sum }) => Math.max(most, Math.abs(sum)), 0);
  const total = points.reduce((all, { weight }) => all + weight, 0);
  if (!Number.isFinite(largest * points.length * total)) return refuse('not_finite');
  const blocks: Block[] = [];
  for (const { sum, weight } of points) {
    const block = { sum, weight, count: 1 };
    // Means are compared without dividing: whole numbers stay exact.
    for (let last = blocks.at(-1); last && last.sum * block.weight >= block.sum * last.weight; last = blocks.at(-1)) {
      blocks.pop();
      block.sum += last.sum;
      block.weight += last.weight;
      block.count += last.count;
    }
    blocks.push(block);
  }
  const fitted = blocks.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight));
  if (!fitted.every(Number.isFinite)) return refuse('not_finite');
  return { ok: true, x: points.map(({ value }) => value), fitted, weights: points.map(({ weight }) => weight) };
}
