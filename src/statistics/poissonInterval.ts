import { gammaQuantile } from './gammaQuantile.js';
import { levelOf } from './levelOf.js';

export type PoissonIntervalOptions = {
  /** How often such an interval covers the truth, at least; default 0.95. */
  readonly level?: number;
  /** Over how much was counted (days, people): rate and interval are per unit of it. Default 1. */
  readonly exposure?: number;
};

/** All `null` with a reason where the input is no count or no exposure. */
export type PoissonInterval = {
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number;
  readonly method: 'exact';
  readonly reason?: 'out_of_range';
};

/** Up to here the series behind it is summed to its end. */
const LARGEST = 1e8;

/**
 * The exact interval of a Poisson mean from a count (Garwood 1936): the quantiles of Gamma(x) and Gamma(x + 1), as in R
 * `poisson.test`. `low` is 0 at no event, where `high` is -ln((1 - level)/2).
 *
 * - Formula: quantiles (1-level)/2 of Gamma(count), (1+level)/2 of Gamma(count + 1), over the exposure
 * - Source: Garwood 1936
 * - Empty: a rate of `0`, `low` 0, for no event
 *
 * @param count Whole, 0 to 1e8.
 * @returns `out_of_range` for another count, an exposure that is not positive, or a level not between 0 and 1. Cost: some
 * √count steps.
 *
 * @example
 * const { low, high } = poissonInterval(0);
 * [low, high?.toFixed(4)] // => [0, '3.6889']
 */
export function poissonInterval(count: number, options: PoissonIntervalOptions = {}): PoissonInterval {
  const { level = 0.95, exposure = 1 } = options;
  const sound =
    Number.isInteger(count) &&
    count >= 0 &&
    count <= LARGEST &&
    exposure > 0 &&
    Number.isFinite(exposure) &&
    Number.isFinite((count + 1) / exposure) &&
    level > 0 &&
    level < 1;
  if (!sound)
    return { rate: null, low: null, high: null, level: levelOf(level), method: 'exact', reason: 'out_of_range' };
  const error = (1 - level) / 2;
  return {
    rate: count / exposure,
    low: count === 0 ? 0 : gammaQuantile(error, count) / exposure,
    high: (count === 0 ? -Math.log(error) : gammaQuantile(1 - error, count + 1, error)) / exposure,
    level,
    method: 'exact',
  };
}
