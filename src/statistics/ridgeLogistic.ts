import { compensatedSum } from './compensatedSum.js';
import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';
import { solvePositive } from './solvePositive.js';
import { type StandardColumns, standardColumns } from './standardColumns.js';

export type RidgeLogisticOptions = {
  /** λ, above 0; default 1. */
  readonly ridge?: number;
};

export type RidgeLogistic = {
  readonly ok: true;
  /** Log odds = `intercept` + Σ coefficient · value, in the units of the columns. */
  readonly intercept: number;
  /** 0 for a column that is constant. */
  readonly coefficients: readonly number[];
  /** Per standard deviation of each column: what the ridge acts on. */
  readonly standardCoefficients: readonly number[];
  /**
   * `split`: a threshold of the fitted log odds tells all outcomes apart, so that the coefficients are held by the ridge
   * alone. It is a proof where it is said; its absence is none.
   */
  readonly separation: 'split' | 'none_found';
  /** Columns that tell the outcomes apart alone, touching at most at one value: with them no unpenalised fit exists. */
  readonly separatingColumns: readonly number[];
  readonly constantColumns: readonly number[];
  readonly iterations: number;
  readonly ridge: number;
  readonly n: number;
};

const MOST_STEPS = 100;

/**
 * The logistic regression of outcomes on columns, with a ridge: the minimum of -Σ ln p(outcome) + λ/2 Σ β² over β per
 * standard deviation (divisor n) of each column, the intercept free (Le Cessie & van Houwelingen 1992). By iteratively
 * reweighted least squares, each step halved until the objective falls; the objective is strictly convex, so there is one
 * minimum, under separation too.
 *
 * - Formula: min -Σ ln p(outcome) + λ/2 Σ β² per standard deviation, the intercept free
 * - Source: Le Cessie & van Houwelingen 1992
 * - Empty: `no_observations`
 *
 * @param rows One array of values a case, all equally long; may be of no column, then the intercept is the overall log odds.
 * @param outcomes 1 where it happened, else 0; both must occur.
 * @returns Refused with `no_observations`, `lengths_differ`, `not_finite`, `unknown_state` for another outcome,
 * `one_outcome` where nothing is to be told apart, `out_of_range` for the ridge. Cost: steps × rows × columns².
 *
 * @example
 * const fit = ridgeLogistic([[0], [0], [1], [1]], [0, 1, 1, 1]);
 * fit.ok && fit.coefficients.length // => 1
 * ridgeLogistic([[0], [1]], [1, 1]) // => { ok: false, reason: 'one_outcome', index: null }
 */
export function ridgeLogistic(
  rows: readonly (readonly number[])[],
  outcomes: ArrayLike<number>,
  options: RidgeLogisticOptions = {},
): RidgeLogistic | Refused {
  const { ridge = 1 } = options;
  if (!(ridge > 0 && Number.isFinite(ridge))) return refuse('out_of_range');
  const fault = fitFault(rows, outcomes);
  if (fault !== null) return fault;
  const y = Array.from(outcomes);
  const standard = standardColumns(rows);
  const { design, means, deviations } = standard;
  const happened = y.reduce((sum, value) => sum + value, 0);
  let beta = [Math.log(happened / (y.length - happened)), ...means.map(() => 0)];
  let value = objective(design, y, beta, ridge);
  let iterations = 0;
  for (; iterations < MOST_STEPS; iterations++) {
    const step = newtonStep(design, y, beta, ridge);
    if (step === null) return refuse('not_finite');
    let size = 1;
    let next = moved(beta, step, size);
    let after = objective(design, y, next, ridge);
    while (after > value * (1 + 1e-14) && size > 1e-10) {
      size /= 2;
      next = moved(beta, step, size);
      after = objective(design, y, next, ridge);
    }
    beta = next;
    value = after;
    if (step.every((part, index) => Math.abs(part) <= 1e-13 * Math.max(1, Math.abs(beta[index] ?? 0)))) break;
  }
  const [free = 0, ...standardCoefficients] = beta;
  const coefficients = standardCoefficients.map((part, column) => {
    const deviation = deviations[column] ?? 0;
    return deviation === 0 ? 0 : part / deviation;
  });
  const intercept = free - compensatedSum(coefficients.map((part, column) => part * (means[column] ?? 0)));
  if (![intercept, ...coefficients].every(Number.isFinite)) return refuse('not_finite');
  const odds = design.map((row) => dot(row, beta));
  return {
    ok: true,
    intercept,
    coefficients,
    standardCoefficients,
    separation: gap(odds, y) > 0 ? 'split' : 'none_found',
    separatingColumns: varying(standard).filter((column) => {
      const values = rows.map((row) => row[column] ?? 0);
      return (
        Math.max(
          gap(values, y),
          gap(
            values.map((own) => -own),
            y,
          ),
        ) >= 0
      );
    }),
    constantColumns: deviations.flatMap((deviation, column) => (deviation === 0 ? [column] : [])),
    iterations,
    ridge,
    n: y.length,
  };
}

function varying({ deviations }: StandardColumns): number[] {
  return deviations.flatMap((deviation, column) => (deviation > 0 ? [column] : []));
}

/** How far the lowest value of those which happened lies above the highest of the others. */
function gap(values: readonly number[], y: readonly number[]): number {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  values.forEach((value, row) => {
    if (y[row] === 1) lowest = Math.min(lowest, value);
    else highest = Math.max(highest, value);
  });
  return lowest - highest;
}

function dot(row: ArrayLike<number>, beta: readonly number[]): number {
  return beta.reduce((sum, part, column) => sum + part * (row[column] ?? 0), 0);
}

function moved(beta: readonly number[], step: readonly number[], size: number): number[] {
  return beta.map((part, column) => part + size * (step[column] ?? 0));
}

/** ln(1 + eᵗ) is taken from the side where it does not overflow. */
function objective(
  design: readonly Float64Array[],
  y: readonly number[],
  beta: readonly number[],
  ridge: number,
): number {
  const losses = design.map((row, index) => {
    const odds = dot(row, beta) * (y[index] === 1 ? -1 : 1);
    return Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds)));
  });
  return compensatedSum([...losses, ...beta.slice(1).map((part) => (ridge / 2) * part * part)]);
}

function newtonStep(
  design: readonly Float64Array[],
  y: readonly number[],
  beta: readonly number[],
  ridge: number,
): number[] | null {
  const penalty = beta.map((_, column) => (column === 0 ? 0 : ridge));
  const slope = beta.map((part, column) => -(penalty[column] ?? 0) * part);
  const curvature = beta.map((_, row) => beta.map((_part, column) => (row === column ? (penalty[row] ?? 0) : 0)));
  design.forEach((row, index) => {
    const small = Math.exp(-Math.abs(dot(row, beta)));
    const near = small / (1 + small);
    const p = dot(row, beta) > 0 ? 1 / (1 + small) : near;
    const weight = near / (1 + small);
    for (let column = 0; column < beta.length; column++) {
      const own = row[column] ?? 0;
      slope[column] = (slope[column] ?? 0) + ((y[index] ?? 0) - p) * own;
      const line = curvature[column] ?? [];
      for (let other = 0; other <= column; other++) line[other] = (line[other] ?? 0) + weight * own * (row[other] ?? 0);
    }
  });
  return solvePositive(curvature, slope);
}

function fitFault(rows: readonly (readonly number[])[], outcomes: ArrayLike<number>): Refused | null {
  if (rows.length !== outcomes.length) return refuse('lengths_differ');
  if (rows.length === 0) return refuse('no_observations');
  for (const [index, row] of rows.entries()) {
    if (row.length !== rows[0]?.length) return refuse('lengths_differ', index);
    if (!row.every(Number.isFinite)) return refuse('not_finite', index);
    if (outcomes[index] !== 0 && outcomes[index] !== 1) return refuse('unknown_state', index);
  }
  return new Set(Array.from(outcomes)).size < 2 ? refuse('one_outcome') : null;
}
