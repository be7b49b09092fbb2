import { createIssue, type Issue, StagewrightError, shown } from '../../issues/index.js';
import { compensatedSum, incompleteBeta } from '../../statistics/index.js';
import {
  currency,
  type Demand,
  demand,
  demandOptions,
  listOf,
  number,
  oneOf,
  optional,
  record,
  storedMoney,
  text,
} from '../demand.js';
import type { Backtest } from './Backtest.js';

export type CompareForecastersOptions = {
  /** What an error costs; default `absolute`. */
  readonly loss?: 'absolute' | 'squared';
  /** How many moments a forecast reaches ahead: h, of which neighbours share outcomes; default 1. */
  readonly steps?: number;
};

export type ForecasterComparison = {
  readonly method: 'diebold-mariano/harvey-leybourne-newbold';
  readonly n: number;
  /** Mean loss of the first less that of the second: below 0 the first is better. `null` without a moment. */
  readonly meanDifference: number | null;
  readonly statistic: number | null;
  /** Two-sided, from Student's t with n − 1 degrees of freedom. */
  readonly pValue: number | null;
  /** Which one is better beyond chance at 5 %; `null`: neither, or nobody can say. */
  readonly better: 'first' | 'second' | null;
  /** `too_few` moments (under 8), `no_variation` of the differences. */
  readonly reason?: 'too_few' | 'no_variation';
};

/** Fewest moments for which anything is said. */
const FEWEST = 8;

const BACKTEST: Demand = (value, path) =>
  record({
    currency,
    rows: listOf(record({ asOf: text, forecast: storedMoney, actual: storedMoney })),
  })(value, path);

/**
 * Whether one way of forecasting is better than another beyond chance: the test of Diebold and Mariano (1995) on the
 * differences of losses at the same moments, with the correction for few of them by Harvey, Leybourne and Newbold (1997):
 * d̄/√(V/n) · √((n + 1 − 2h + h(h − 1)/n)/n), V = γ₀ + 2 Σ γₖ for k < h. As R `forecast::dm.test`.
 *
 * @param first A backtest; `second`: another over the same moments, outcomes and currency.
 * @returns `null` with a reason under 8 moments, and where the differences do not vary.
 * @throws {StagewrightError} `lengths_differ` where moments or outcomes are not the same, `wrong_currency`, `out_of_range`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { compareForecasters } from 'stagewright/forecast';
 * const EUR = (amount: number) => ({ amount: String(amount), currency: 'EUR' });
 * const backtest = (errors: readonly number[]) => ({
 *   currency: 'EUR',
 *   rows: errors.map((error, month) => ({ asOf: `2025-0${month + 1}-01T00:00:00.000Z`, forecast: EUR(100 + error), actual: EUR(100) })),
 * });
 * const { better, pValue } = compareForecasters(backtest([1, 2, 1, 2, 1, 3, 2, 1]), backtest([5, 6, 4, 7, 5, 6, 5, 6]));
 * [better, (pValue ?? 1) < 0.001] // => ['first', true]
 */
export function compareForecasters(
  first: ComparedForecasts,
  second: ComparedForecasts,
  options: CompareForecastersOptions = {},
): ForecasterComparison {
  demand({ first, second }, { first: BACKTEST, second: BACKTEST });
  demandOptions(options, { loss: optional(oneOf('absolute', 'squared')), steps: optional(number) });
  const { loss = 'absolute', steps = 1 } = options;
  checkComparable(first, second, steps);
  const cost = ({ forecast, actual }: ComparedForecasts['rows'][number]) => {
    const error = Math.abs(Number(forecast.amount) - Number(actual.amount));
    return loss === 'absolute' ? error : error * error;
  };
  const differences = first.rows.map((row, index) => {
    const other = second.rows[index];
    return cost(row) - (other === undefined ? 0 : cost(other));
  });
  const n = differences.length;
  const none = {
    method: 'diebold-mariano/harvey-leybourne-newbold',
    n,
    statistic: null,
    pValue: null,
    better: null,
  } as const;
  if (n === 0) return { ...none, meanDifference: null, reason: 'too_few' };
  const mean = compensatedSum(differences) / n;
  if (n < FEWEST || steps >= n) return { ...none, meanDifference: mean, reason: 'too_few' };
  const centred = differences.map((difference) => difference - mean);
  const covariance = (lag: number) =>
    compensatedSum(centred.slice(lag).map((value, index) => value * (centred[index] ?? 0))) / n;
  let variance = covariance(0);
  for (let lag = 1; lag < steps; lag++) variance += 2 * covariance(lag);
  const scale = compensatedSum(differences.map((difference) => difference * difference)) / n;
  if (!(variance > scale * 1e-14)) return { ...none, meanDifference: mean, reason: 'no_variation' };
  const correction = Math.sqrt((n + 1 - 2 * steps + (steps * (steps - 1)) / n) / n);
  const statistic = (mean / Math.sqrt(variance / n)) * correction;
  const freedom = n - 1;
  const pValue = incompleteBeta(freedom / (freedom + statistic * statistic), freedom / 2, 0.5);
  return {
    ...none,
    meanDifference: mean,
    statistic,
    pValue,
    better: pValue >= 0.05 ? null : mean < 0 ? 'first' : 'second',
  };
}

/** What is needed of a backtest to compare it. */
export type ComparedForecasts = {
  readonly currency: string;
  readonly rows: readonly Pick<Backtest['rows'][number], 'asOf' | 'forecast' | 'actual'>[];
};

function checkComparable(first: ComparedForecasts, second: ComparedForecasts, steps: number): void {
  const issues: Issue[] = [];
  if (!(Number.isInteger(steps) && steps >= 1))
    issues.push(createIssue('out_of_range', 'steps', { found: shown(steps), min: 1 }));
  if (first.currency !== second.currency)
    issues.push(createIssue('wrong_currency', 'second', { currency: second.currency, expected: first.currency }));
  const same = first.rows.filter((row, index) => {
    const other = second.rows[index];
    return other?.asOf === row.asOf && other.actual.amount === row.actual.amount;
  }).length;
  if (same !== first.rows.length || same !== second.rows.length)
    issues.push(createIssue('lengths_differ', 'second.rows', { found: same, expected: first.rows.length }));
  if (issues.length > 0) throw new StagewrightError(issues);
}
