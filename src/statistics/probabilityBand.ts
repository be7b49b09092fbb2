import { normalQuantile } from './normalQuantile.js';

/** On which scale an interval of a probability is symmetric before it is turned back. */
export type BandScale = 'log-log' | 'log' | 'plain';

export type Band = { readonly low: number | null; readonly high: number | null };

/**
 * The interval of an estimated probability from its standard error, by `scale`: `log-log` p^exp(±z·se/(p ln p)),
 * `log` p·exp(±z·se/p), `plain` p ± z·se, the last two cut to 0..1 (`conf.type` of R's `survfit`).
 *
 * @returns Both ends `null` where p is 0 or 1 or the error is unknown: the estimate says nothing of its spread there.
 */
export function probabilityBand(p: number, standardError: number | null, level: number, scale: BandScale): Band {
  const z = normalQuantile((1 + level) / 2);
  if (standardError === null || z === null || !(p > 0 && p < 1)) return { low: null, high: null };
  if (scale === 'plain') return { low: Math.max(0, p - z * standardError), high: Math.min(1, p + z * standardError) };
  if (scale === 'log') {
    const factor = Math.exp((z * standardError) / p);
    return { low: p / factor, high: Math.min(1, p * factor) };
  }
  const power = Math.exp((z * standardError) / (p * -Math.log(p)));
  return { low: p ** power, high: p ** (1 / power) };
}
