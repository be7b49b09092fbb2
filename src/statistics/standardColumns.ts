import { compensatedSum } from './compensatedSum.js';

export type StandardColumns = {
  /** By row: 1, then each column less its mean, in standard deviations; 0 where it is constant. */
  readonly design: readonly Float64Array[];
  readonly means: readonly number[];
  /** With divisor n; 0 for a constant column. */
  readonly deviations: readonly number[];
};

/**
 * The columns of equally long rows, brought to mean 0 and standard deviation 1. None for no row. Cost: three passes.
 *
 * - Formula: (x - mean)/s with s² = Σ(x - mean)²/n
 * - Source: by definition
 * - Empty: `[]` for no row
 *
 * @example
 * const { means, deviations } = standardColumns([[1, 7], [3, 7]]);
 * [means, deviations] // => [[2, 7], [1, 0]]
 */
export function standardColumns(rows: readonly (readonly number[])[]): StandardColumns {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0));
  const means = columns.map((values) => compensatedSum(values) / values.length);
  const deviations = columns.map((values, column) => {
    // What a mean rounds away must not pass for spread.
    if (values.every((value) => value === values[0])) return 0;
    const mean = means[column] ?? 0;
    return Math.sqrt(compensatedSum(values.map((value) => (value - mean) ** 2)) / values.length);
  });
  const design = rows.map((row) =>
    Float64Array.from([1, ...row], (value, index) => {
      const deviation = deviations[index - 1] ?? 0;
      if (index === 0) return 1;
      return deviation === 0 ? 0 : (value - (means[index - 1] ?? 0)) / deviation;
    }),
  );
  return { design, means, deviations };
}
