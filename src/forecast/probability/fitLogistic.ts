import { createIssue, type Issue, StagewrightError, shown } from '../../issues/index.js';
import { ridgeLogistic } from '../../statistics/index.js';
import { demand, demandOptions, level as levelDemand, listOf, notNegative, number, optional, text } from '../demand.js';
import type { ClosedCase } from './ClosedCase.js';
import { CASES } from './demandModel.js';
import { factorsOf, STAGE } from './factorsOf.js';
import { ownValue } from './ownValue.js';
import type { Fitted, LogisticModel } from './ProbabilityModel.js';
import { robustCovariance } from './robustCovariance.js';

export type LogisticOptions = {
  /** The attributes to learn from, beside the stage; default all that occur. One that is called `stage` is none. */
  readonly factors?: readonly string[];
  /** The quantities to learn from; cases without one of them are left out. Default none. */
  readonly numbers?: readonly string[];
  /** λ per standard deviation of a column; default 1. */
  readonly ridge?: number;
  /** A value of fewer opportunities has no column of its own; default 5. */
  readonly minimum?: number;
  /** Of the intervals; default 0.95. */
  readonly level?: number;
};

/** Fewest outcomes of the rarer kind for a column, below which a warning comes. */
const EVENTS_PER_COLUMN = 10;

/**
 * A logistic regression with a ridge, for the probability of winning from each stage. One row for each stage that a case
 * stood in (landmarks: van Houwelingen 2007), so that an open opportunity is compared with what once stood where it stands;
 * a column for each stage and each value. Rows of one opportunity are not independent: the covariance is the sandwich by
 * opportunity (Liang and Zeger 1986; Huber 1967).
 *
 * @returns no model and the warning `one_outcome` without both won and lost cases. Warnings: `outcomes_separated` where the
 * outcomes can be told apart, so that the ridge alone holds the coefficients (the maximum likelihood has no solution);
 * `few_events` under 10 outcomes of the rarer kind a column; `cases_left_out`.
 * @throws {StagewrightError} `wrong_type`, `missing_property` for cases that are none; `out_of_range` for the ridge, the
 * minimum or the level;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { applyProbabilityModel, fitLogistic } from 'stagewright/forecast';
 * const cases = [...'wwwwllwwllllll'].map((end, id) => ({
 *   opportunity: `d${id}`, won: end === 'w', stages: ['offer'], attributes: { size: id < 7 ? 'small' : 'large' },
 * }));
 * const { model, warnings } = fitLogistic(cases);
 * const small = model && applyProbabilityModel(model, { stage: 'offer', attributes: { size: 'small' } });
 * (small?.value ?? 0) > 0.5 // => true
 * small?.contributions.map(({ factor }) => factor) // => ['intercept', 'stage', 'size']
 * warnings.map(({ code }) => code) // => ['few_events']
 */
export function fitLogistic(cases: readonly ClosedCase[], options: LogisticOptions = {}): Fitted<LogisticModel> {
  demand({ cases }, { cases: CASES });
  demandOptions(options, {
    factors: optional(listOf(text)),
    numbers: optional(listOf(text)),
    ridge: optional(number),
    minimum: optional(notNegative),
    level: optional(levelDemand),
  });
  const { numbers = [], ridge = 1, minimum = 5, level = 0.95 } = options;
  const factors = factorsOf(cases, options.factors);
  if (!(ridge > 0 && Number.isFinite(ridge)))
    throw new StagewrightError([createIssue('out_of_range', 'ridge', { found: shown(ridge), above: 0 })]);
  const known = cases.filter((one) => numbers.every((name) => Number.isFinite(ownValue(one.numbers, name))));
  const columns = columnsOf(known, factors, numbers, minimum);
  const rows: number[][] = [];
  const outcomes: number[] = [];
  const clusters: number[] = [];
  known.forEach(({ stages, attributes, numbers: given = {}, won }, cluster) => {
    for (const stage of stages) {
      rows.push(
        columns.map(({ factor, value }) =>
          value === null
            ? (ownValue(given, factor) ?? 0)
            : Number((factor === STAGE ? stage : ownValue(attributes, factor)) === value),
        ),
      );
      outcomes.push(won ? 1 : 0);
      clusters.push(cluster);
    }
  });
  const leftOut = cases.length - known.length;
  const warnings: Issue[] = leftOut > 0 ? [createIssue('cases_left_out', 'cases', { cases: leftOut }, 'warning')] : [];
  const n = known.length;
  const fit = ridgeLogistic(rows, outcomes, { ridge });
  if (!fit.ok) return { model: null, n, warnings: [...warnings, createIssue('one_outcome', 'cases', {}, 'warning')] };
  if (fit.separation === 'split') warnings.push(createIssue('outcomes_separated', 'cases', {}, 'warning'));
  const won = known.filter((one) => one.won).length;
  const events = Math.min(won, n - won);
  if (events < EVENTS_PER_COLUMN * columns.length)
    warnings.push(createIssue('few_events', 'cases', { events, columns: columns.length }, 'warning'));
  return {
    model: {
      format: 'stagewright.logistic/1',
      level,
      ridge,
      n,
      rows: rows.length,
      intercept: fit.intercept,
      columns: columns.map((column, index) => ({ ...column, coefficient: fit.coefficients[index] ?? 0 })),
      covariance: robustCovariance(rows, outcomes, clusters, fit),
      separation: fit.separation,
      separating: fit.separatingColumns.flatMap((index) => columns[index] ?? []),
    },
    n,
    warnings,
  };
}

type Column = { readonly factor: string; readonly value: string | null };

function columnsOf(
  cases: readonly ClosedCase[],
  factors: readonly string[],
  numbers: readonly string[],
  minimum: number,
): readonly Column[] {
  const stages = [...new Set(cases.flatMap((one) => one.stages))].sort();
  const values = factors.flatMap((factor) => {
    const counts = new Map<string, number>();
    for (const { attributes } of cases) {
      const value = ownValue(attributes, factor);
      if (value != null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const frequent = [...counts].filter(([, count]) => count >= minimum).map(([value]) => value);
    return frequent.sort().map((value) => ({ factor, value }));
  });
  return [
    ...stages.map((value) => ({ factor: STAGE, value })),
    ...values,
    ...numbers.map((factor) => ({ factor, value: null })),
  ];
}
