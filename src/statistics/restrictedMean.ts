import type { SurvivalCurve } from './kaplanMeier.js';

export type RestrictedMean = {
  /** `null` where `upTo` lies beyond what is known. */
  readonly mean: number | null;
  readonly standardError: number | null;
  /** `null` where it was no number, or infinite. */
  readonly upTo: number | null;
};

/**
 * The mean time spent before the event or `upTo`, whichever is first: the area under S.
 *
 * Variance Σ A(t)² d/(n(n-d)) with A(t) the area from t to `upTo` (Klein & Moeschberger 2003, 4.5; R `print.survfit` with
 * `rmean`).
 *
 * - Formula: ∫ S(t) dt from 0 to upTo; variance Σ A(t)² d/(n(n-d))
 * - Source: Klein & Moeschberger 2003, 4.5
 * - Empty: a mean of `upTo` where nothing but censorings was seen
 *
 * @param upTo Default the last time seen.
 * @returns `null` for what is no finite time of 0 or more; 0 up to 0. Cost: one pass from the end.
 *
 * @example
 * const curve = kaplanMeier({ exits: [1, 2, 3], causes: [1, 1, 0] });
 * // 1 + 2/3 + 1/3
 * curve.ok && restrictedMean(curve).mean?.toFixed(6) // => '2.000000'
 */
export function restrictedMean(curve: SurvivalCurve, upTo: number = curve.lastTime): RestrictedMean {
  const none = { mean: null, standardError: null, upTo: Number.isFinite(upTo) ? upTo : null };
  if (none.upTo === null || upTo < 0 || (upTo > curve.lastTime && (curve.survival.at(-1) ?? 1) > 0)) return none;
  let area = 0;
  let error = 0;
  let end = upTo;
  for (let index = curve.times.length - 1; index >= 0; index--) {
    const time = curve.times[index] ?? 0;
    if (time > upTo) continue;
    area += (end - time) * (curve.survival[index] ?? 0);
    end = time;
    const n = curve.atRisk[index] ?? 0;
    const left = n - (curve.events[index] ?? 0);
    // Without squares, which may be too large where times are not.
    if (left > n * 1e-12) error = Math.hypot(error, area * Math.sqrt((n - left) / (n * left)));
  }
  return { mean: area + end, standardError: error, upTo };
}
