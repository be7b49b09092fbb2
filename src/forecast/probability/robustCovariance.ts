import { type RidgeLogistic, solvePositive, standardColumns } from '../../statistics/index.js';
import { sigmoid } from './logOdds.js';

/**
 * The sandwich H⁻¹ (Σ s sᵀ) H⁻¹ of a logistic fit with a ridge, of the intercept and the columns in their own units: H the
 * penalised curvature, s the score of one cluster of rows.
 */
export function robustCovariance(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  clusters: readonly number[],
  { intercept, coefficients, ridge }: Pick<RidgeLogistic, 'intercept' | 'coefficients' | 'ridge'>,
): readonly (readonly number[])[] {
  const { deviations } = standardColumns(rows);
  const size = coefficients.length + 1;
  const square = () => Array.from({ length: size }, () => new Array<number>(size).fill(0));
  // A constant column has coefficient 0 for certain: it takes no part.
  const isFixed = (index: number) => index > 0 && deviations[index - 1] === 0;
  const curvature = square();
  for (let index = 0; index < size; index++) {
    const line = curvature[index] ?? [];
    if (index > 0) line[index] = isFixed(index) ? 1 : ridge * (deviations[index - 1] ?? 0) ** 2;
  }
  const scores = new Map<number, number[]>();
  rows.forEach((row, index) => {
    const x = [1, ...row].map((value, column) => (isFixed(column) ? 0 : value));
    const odds = x.reduce(
      (sum, value, column) => sum + value * (column === 0 ? intercept : (coefficients[column - 1] ?? 0)),
      0,
    );
    const p = sigmoid(odds);
    const weight = p * sigmoid(-odds);
    const cluster = clusters[index] ?? 0;
    const score = scores.get(cluster) ?? new Array<number>(size).fill(0);
    scores.set(cluster, score);
    for (let i = 0; i < size; i++) {
      score[i] = (score[i] ?? 0) + ((outcomes[index] ?? 0) - p) * (x[i] ?? 0);
      const line = curvature[i] ?? [];
      for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + weight * (x[i] ?? 0) * (x[j] ?? 0);
    }
  });
  const result = square();
  for (const score of scores.values()) {
    const moved = solvePositive(curvature, score) ?? [];
    for (let i = 0; i < size; i++) {
      const line = result[i] ?? [];
      for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + (moved[i] ?? 0) * (moved[j] ?? 0);
    }
  }
  return result;
}
