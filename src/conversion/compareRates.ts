import { demandOptions, StagewrightError } from '../issues/index.js';
import { rateDifference } from '../statistics/index.js';
import { numberIssues } from './numberIssues.js';
import { demandRate, type Rate } from './Rate.js';

/** How far two rates lie apart, first less second. */
export type RateComparison = {
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number;
  readonly method: 'newcombe';
  /** `null` where they cannot be compared, and `reason` says why. */
  readonly verdict: 'higher' | 'lower' | 'not_distinguishable' | null;
  readonly reason?: string;
};

/**
 * Whether one rate is really higher than another, of other opportunities: Newcombe's interval of the difference (method 10),
 * put together from the Wilson intervals of both counts. The verdict is `higher` or `lower` only where the interval leaves
 * out 0.
 *
 * Shrunk rates are compared by what was counted. Rates of a cohort and of what is part of it are not independent: compare
 * it with the rest.
 *
 * @throws {StagewrightError} `wrong_type` of what is no rate, or no level; `out_of_range` for a level not between 0 and 1;
 * `unknown_property` of an option that it has not.
 * @returns `not_a_proportion` for ratios of totals, `not_counts` for rates by amount and of closes of which one opportunity
 * has several (`everyClose`), `no_observations` on an empty base.
 *
 * @example
 * import { compareRates } from 'stagewright/conversion';
 * const interval = { low: 0, high: 1, level: 0.95, method: 'wilson' };
 * const spring = { value: 56 / 70, numerator: 56, denominator: 70, interval };
 * const autumn = { value: 48 / 80, numerator: 48, denominator: 80, interval };
 * const { low, high, verdict } = compareRates(spring, autumn);
 * [low?.toFixed(4), high?.toFixed(4), verdict] // => ['0.0524', '0.3339', 'higher']
 */
export function compareRates(first: Rate, second: Rate, options: { readonly level?: number } = {}): RateComparison {
  demandRate('first', first);
  demandRate('second', second);
  demandOptions('options', options, ['level']);
  const { level = 0.95 } = options;
  const issues = numberIssues('level', level, { above: 0, below: 1 });
  if (issues.length > 0) throw new StagewrightError(issues);
  const none = { difference: null, low: null, high: null, level, method: 'newcombe', verdict: null } as const;
  const rates = [first, second];
  // An interval of an effective size says that what was counted is not independent: amounts, or several closes of one.
  if (rates.some(({ unit, interval }) => unit !== undefined || interval.method === 'wilson-kish'))
    return { ...none, reason: 'not_counts' };
  if (rates.some(({ interval }) => interval.reason === 'not_a_proportion'))
    return { ...none, reason: 'not_a_proportion' };
  const counted = rates.map(({ numerator, denominator }) => [numerator, denominator] as const);
  const [one = [0, 0], two = [0, 0]] = counted;
  const { value: difference, low, high, reason } = rateDifference(one, two, level);
  if (difference === null || low === null || high === null) return { ...none, reason: reason ?? 'no_observations' };
  const verdict = low > 0 ? 'higher' : high < 0 ? 'lower' : 'not_distinguishable';
  return { difference, low, high, level, method: 'newcombe', verdict };
}
