import { isRecord } from '../issues/index.js';
import { betaQuantile } from './betaQuantile.js';
import { levelOf } from './levelOf.js';
import { normalQuantile } from './normalQuantile.js';

/**
 * Where a proportion plausibly lies. `low` and `high` are both `null` where there is no interval, and `reason` says why.
 */
export type ProportionInterval = {
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number;
  readonly method: 'wilson' | 'clopper-pearson' | 'wilson-kish';
  readonly reason?: 'too_few_effective' | 'out_of_range' | 'unknown_option';
};

export type ProportionIntervalOptions = {
  /** How often such an interval covers the truth; default 0.95. */
  readonly level?: number;
  /** Default `wilson`; `clopper-pearson` covers at least as often as it says, at the price of width. */
  readonly method?: 'wilson' | 'clopper-pearson';
  /** `both` (default), or all of the error on one side: `lower` gives [low, 1], `upper` [0, high]. */
  readonly side?: 'both' | 'lower' | 'upper';
  /** Kish's effective size (Σa)²/Σa² for proportions weighted by amount; below 5 there is no interval. */
  readonly effectiveSize?: number;
};

const FEWEST_EFFECTIVE = 5;
/** What each option may hold; a number is looked at where it is used. */
const OPTIONS: { readonly [option in keyof ProportionIntervalOptions]-?: readonly unknown[] | null } = {
  level: null,
  method: ['wilson', 'clopper-pearson'],
  side: ['both', 'lower', 'upper'],
  effectiveSize: null,
};
/** So far the steps of the incomplete beta function reach at every level; Wilson's is the same there to eleven digits. */
const MOST_COUNTED = 1e12;

/**
 * The interval of a proportion of `successes` in `trials`.
 *
 * Wilson's score interval by default (Wilson 1927; recommended by Agresti & Coull 1998, Brown, Cai & DasGupta 2001), with
 * the ends set: `low` is 0 at no success, `high` is 1 at nothing but successes. No trials: 0 to 1, nothing is known. What is
 * no proportion (more successes than trials, numbers below 0 or not finite, a level outside of 0 to 1; for Clopper-Pearson
 * over 1e12 trials) has no interval: `out_of_range`; nor has what is asked for with an option, a method or a side that there
 * is not: `unknown_option`. Cost: constant.
 *
 * - Formula: (p + z²/2n ± z√(p(1-p)/n + z²/4n²)) / (1 + z²/n); Clopper-Pearson by Beta quantiles; n as (Σa)²/Σa² by amount
 * - Source: Wilson 1927; Clopper & Pearson 1934; Kish 1965
 * - Empty: `low` 0, `high` 1 without trials
 *
 * @param successes 0 to `trials`; a sum of amounts where `effectiveSize` is given.
 *
 * @example
 * import { proportionInterval } from 'stagewright/forecast';
 * proportionInterval(0, 10).low // => 0
 * Number(proportionInterval(0, 10).high?.toFixed(4)) // => 0.2775
 */
export function proportionInterval(
  successes: number,
  trials: number,
  options: ProportionIntervalOptions = {},
): ProportionInterval {
  // Numbers are looked at before they are compared: a symbol throws there.
  const given: ProportionIntervalOptions = isRecord(options) ? options : {};
  const { side = 'both', effectiveSize } = given;
  const level = levelOf(given.level ?? undefined);
  const isLevel = (given.level ?? level) === level;
  const method =
    effectiveSize !== undefined ? 'wilson-kish' : given.method === 'clopper-pearson' ? 'clopper-pearson' : 'wilson';
  if (!isRecord(options) || !Object.entries(given).every(isKnown))
    return { low: null, high: null, level, method, reason: 'unknown_option' };
  const most = method === 'clopper-pearson' ? MOST_COUNTED : Number.MAX_VALUE;
  const isCounted = Number.isFinite(successes) && Number.isFinite(trials);
  const isProportion = isCounted && successes >= 0 && successes <= trials && trials <= most;
  if (!isProportion || !isLevel || (effectiveSize !== undefined && !Number.isFinite(effectiveSize)))
    return { low: null, high: null, level, method, reason: 'out_of_range' };
  if (effectiveSize !== undefined && effectiveSize < FEWEST_EFFECTIVE) {
    return { low: null, high: null, level, method, reason: 'too_few_effective' };
  }
  if (trials === 0) return { low: 0, high: 1, level, method };
  const error = side === 'both' ? (1 - level) / 2 : 1 - level;
  const rate = successes / trials;
  const { low, high } =
    method === 'clopper-pearson'
      ? clopperPearson(successes, trials, error)
      : wilson(rate, effectiveSize ?? trials, error);
  return {
    low: side === 'upper' || rate <= 0 ? 0 : low,
    high: side === 'lower' || rate >= 1 ? 1 : high,
    level,
    method,
  };
}

/** A misspelt option would count for nothing, and another interval pass for the one meant. */
function isKnown([option, value]: readonly [string, unknown]): boolean {
  const choices = Object.hasOwn(OPTIONS, option) ? OPTIONS[option as keyof typeof OPTIONS] : undefined;
  return value === undefined || choices === null || (choices?.includes(value) ?? false);
}

function wilson(rate: number, n: number, error: number): { readonly low: number; readonly high: number } {
  // From the lower tail: 1 less so little is 1.
  const z = -(normalQuantile(error) ?? 0);
  const z2 = z * z;
  // Both ends times n, so that no number of trials is too small to divide by.
  const centre = (rate * n + z2 / 2) / (n + z2);
  const half = (z * Math.sqrt(rate * (1 - rate) * n + z2 / 4)) / (n + z2);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

function clopperPearson(x: number, n: number, error: number): { readonly low: number; readonly high: number } {
  return {
    low: x <= 0 ? 0 : betaQuantile(error, x, n - x + 1),
    high: x >= n ? 1 : betaQuantile(1 - error, x + 1, n - x, error),
  };
}
