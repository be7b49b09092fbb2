import { createIssue, type Issue, StagewrightError } from '../issues/index.js';
import { compensatedSum } from '../statistics/index.js';
import { type MoneyInput, readMoney, readMoneyIssue } from '../values/index.js';
import { demand, given, listOf, optional, record, text } from './demand.js';

/** What was forecast for a period, and what came. */
export type ForecastOutcome = {
  readonly forecast: MoneyInput;
  readonly actual: MoneyInput;
  /** Whose forecast it was; only for splitting. */
  readonly by?: string;
};

/** How good forecasts were. Ratios, 0.1 for ten percent; `null` on an empty base. */
export type Accuracy = {
  readonly n: number;
  /** Σ|f − a| / Σ|a|. */
  readonly wape: number | null;
  /** Σ(f − a) / Σ|a|: above 0 is over-forecast. */
  readonly bias: number | null;
  /** Mean of |f − a| / |a| over the periods in which something came. */
  readonly mape: number | null;
  readonly mapeExcluded: number;
  /** Mean |f − a| over that of the naive forecast, the period before: below 1 is better. Needs two periods, in their order. */
  readonly mase: number | null;
};

export type ForecastAccuracy = {
  readonly method: 'forecastAccuracy';
  readonly total: Accuracy;
  /** By `by`, in the order of names; an adjuster's bias is measured here. */
  readonly groups: readonly { readonly key: { readonly by: string | null }; readonly value: Accuracy }[];
};

/**
 * Accuracy of forecasts that a host kept, against what happened: WAPE, bias, MAPE, MASE (Hyndman and Koehler 2006).
 *
 * WAPE is the one to read: MAPE has no value where nothing came, and says how many periods that were.
 *
 * @param outcomes One a period, in order of time; all in one currency.
 * @returns `n` 0 and `null` throughout for none.
 * @throws {StagewrightError} `not_money`, `invalid_amount` …, `wrong_currency`.
 *
 * @example
 * import { forecastAccuracy } from 'stagewright/forecast';
 * const CNY = (amount: string) => ({ amount, currency: 'CNY' });
 * const { total } = forecastAccuracy([{ forecast: CNY('120'), actual: CNY('100') }, { forecast: CNY('90'), actual: CNY('100') }]);
 * total.wape // => 0.15
 * total.bias // => 0.05
 */
export function forecastAccuracy(outcomes: readonly ForecastOutcome[]): ForecastAccuracy {
  demand({ outcomes }, { outcomes: listOf(record({ forecast: given, actual: given, by: optional(text) })) });
  const issues: Issue[] = [];
  const expected = readMoney(outcomes[0]?.actual)?.currency ?? null;
  const amount = (input: MoneyInput, path: string): number => {
    const issue = readMoneyIssue(input, path);
    const money = readMoney(input);
    if (issue !== null) issues.push(issue);
    else if (money !== null && expected !== null && money.currency !== expected)
      issues.push(createIssue('wrong_currency', path, { currency: money.currency, expected }));
    return Number(money?.amount ?? 0);
  };
  const pairs = outcomes.map(({ forecast, actual, by }, index) => ({
    forecast: amount(forecast, `outcomes.${index}.forecast`),
    actual: amount(actual, `outcomes.${index}.actual`),
    by: by ?? null,
  }));
  if (issues.length > 0) throw new StagewrightError(issues);
  const names = [...new Set(pairs.map(({ by }) => by))].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
  return {
    method: 'forecastAccuracy',
    total: accuracyOf(pairs),
    groups: names.map((by) => ({ key: { by }, value: accuracyOf(pairs.filter((pair) => pair.by === by)) })),
  };
}

type Pair = { readonly forecast: number; readonly actual: number };

function accuracyOf(pairs: readonly Pair[]): Accuracy {
  const errors = pairs.map(({ forecast, actual }) => forecast - actual);
  const scale = compensatedSum(pairs.map(({ actual }) => Math.abs(actual)));
  const absolute = compensatedSum(errors.map(Math.abs));
  const counted = pairs.filter(({ actual }) => actual !== 0);
  const steps = pairs.slice(1).map(({ actual }, index) => Math.abs(actual - (pairs[index]?.actual ?? 0)));
  const naive = steps.length === 0 ? 0 : compensatedSum(steps) / steps.length;
  return {
    n: pairs.length,
    wape: scale === 0 ? null : absolute / scale,
    bias: scale === 0 ? null : compensatedSum(errors) / scale,
    mape:
      counted.length === 0
        ? null
        : compensatedSum(counted.map(({ forecast, actual }) => Math.abs((forecast - actual) / actual))) /
          counted.length,
    mapeExcluded: pairs.length - counted.length,
    mase: naive === 0 ? null : absolute / pairs.length / naive,
  };
}
