import type { SurvivalCurve } from './kaplanMeier.js';

export type RestrictedMean = {
  /** `null` where `upTo` lies beyond what is known. */
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly upTo: number;
};

/**
 * The mean time spent before the event or `upTo`, whichever is first: the area under S.
 *
 * Variance Σ A(t)² d/(n(n-d)) with A(t) the area from t to `upTo` (Klein & Moeschberger 2003, 4.5; R `print.survfit` with
 * `rmean`).
 *
 * @param upTo Default the last time seen. Cost: one pass from the end.
 */
export function restrictedMean(curve: SurvivalCurve, upTo: number = curve.lastTime): RestrictedMean {
  const none = { mean: null, standardError: null, upTo };
  if (!(upTo >= 0) || (upTo > curve.lastTime && (curve.survival.at(-1) ?? 1) > 0)) return none;
  let area = 0;
  let variance = 0;
  let end = upTo;
  for (let index = curve.times.length - 1; index >= 0; index--) {
    const time = curve.times[index] ?? 0;
    if (time > upTo) continue;
    area += (end - time) * (curve.survival[index] ?? 0);
    end = time;
    const n = curve.atRisk[index] ?? 0;
    const left = n - (curve.events[index] ?? 0);
    if (left > n * 1e-12) variance += (area * area * (n - left)) / (n * left);
  }
  return { mean: area + end, standardError: Math.sqrt(variance), upTo };
}
