import { normalQuantile } from './normalQuantile.js';

/** On which scale an interval of a probability is symmetric before it is turned back. */
export type BandScale = 'log-log' | 'log' | 'plain';

export type Band = { readonly low: number | null; readonly high: number | null };

/**
 * Intervals of estimated probabilities from their standard errors, by `scale`: `log-log` p^exp(±z·se/(p ln p)),
 * `log` p·exp(±z·se/p), `plain` p ± z·se, the last two cut to 0..1 (`conf.type` of R's `survfit`). Cost: constant.
 *
 * - Formula: p ± z·se on the scale, turned back
 * - Source: Kalbfleisch & Prentice 1980; R `survfit`, `conf.type`
 * - Empty: `null` at p = 0
 *
 * @returns A function of p and its error. Both ends are `null` where p is 0 or 1 or the error is unknown: the estimate says
 * nothing of its spread there.
 *
 * @example
 * const { low, high } = probabilityBand(0.95, 'plain')(0.5, 0.1);
 * [low?.toFixed(3), high?.toFixed(3)] // => ['0.304', '0.696']
 * probabilityBand(0.95, 'log-log')(1, 0) // => { low: null, high: null }
 */
export function probabilityBand(level: number, scale: BandScale): (p: number, standardError: number | null) => Band {
  // From the lower tail, where a level next to 1 keeps its digits.
  const tail = normalQuantile((1 - level) / 2);
  const z = tail === null ? null : -tail;
  return (p, standardError) => {
    if (standardError === null || z === null || !(p > 0 && p < 1)) return { low: null, high: null };
    if (scale === 'plain') return { low: Math.max(0, p - z * standardError), high: Math.min(1, p + z * standardError) };
    if (scale === 'log') {
      const factor = Math.exp((z * standardError) / p);
      return { low: p / factor, high: Math.min(1, p * factor) };
    }
    const power = Math.exp((z * standardError) / (p * -Math.log(p)));
    return { low: p ** power, high: p ** (1 / power) };
  };
}
