import { betaQuantile } from './betaQuantile.js';
import { levelOf } from './levelOf.js';

export type ShrunkRateOptions = {
  /** The rate it is drawn to, 0..1: that of the whole, or of the industry. */
  readonly toward: number;
  /** How many trials that rate weighs as much as: m, 0 or more; default 10. */
  readonly strength?: number;
  /** Of the interval; default 0.95. */
  readonly level?: number;
};

/** All `null` with a reason where there is nothing to go by, or the counts are none. */
export type ShrunkRate = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number;
  readonly method: 'beta';
  readonly reason?: 'no_observations' | 'out_of_range';
};

/** So far the steps of the incomplete beta function reach. */
const MOST = 1e12;

/**
 * A rate of few trials, drawn to a rate that is known better: (x + m·p₀)/(n + m), the mean of the Beta(m·p₀ + x,
 * m·(1-p₀) + n - x) law, whose quantiles are the interval. The ends are set: `low` is 0 at no success, `high` is 1 at
 * nothing but successes, so that without trials nothing but the value is claimed.
 *
 * - Formula: (x + m·p₀)/(n + m); quantiles of Beta(m·p₀ + x, m·(1-p₀) + n - x)
 * - Source: Gelman et al. 2013, chapter 2 (conjugate prior)
 * - Empty: the rate it is drawn to, of 0 to 1, without trials; `no_observations` without strength either
 *
 * @param successes 0 to `trials`; either may be a weighted sum.
 * @returns `no_observations` for neither trials nor strength; `out_of_range` where either lies above 1e12, or is no
 * number. Cost: up to some √(n + m) steps.
 *
 * @example
 * const { value, low, high } = shrunkRate(1, 1, { toward: 0.3 });
 * [value?.toFixed(4), low?.toFixed(4), high] // => ['0.3636', '0.1216', 1]
 */
export function shrunkRate(successes: number, trials: number, options: ShrunkRateOptions): ShrunkRate {
  const { toward, strength = 10, level = 0.95 } = options;
  const none = { value: null, low: null, high: null, level: levelOf(level), method: 'beta' } as const;
  const sound =
    successes >= 0 &&
    successes <= trials &&
    trials <= MOST &&
    toward >= 0 &&
    toward <= 1 &&
    strength >= 0 &&
    strength <= MOST &&
    level > 0 &&
    level < 1;
  if (!sound) return { ...none, reason: 'out_of_range' };
  if (trials + strength === 0) return { ...none, reason: 'no_observations' };
  const a = strength * toward + successes;
  const b = strength * (1 - toward) + (trials - successes);
  const error = (1 - level) / 2;
  return {
    value: a / (trials + strength),
    low: successes === 0 ? 0 : b === 0 ? 1 : betaQuantile(error, a, b),
    high: successes === trials ? 1 : a === 0 ? 0 : betaQuantile(1 - error, a, b, error),
    level,
    method: 'beta',
  };
}
