import { firstAfter } from './firstAfter.js';
import type { SurvivalCurve } from './kaplanMeier.js';

/**
 * S at a time; `null` beyond the last time seen (unless S is 0 there) and before 0. Cost: binary search.
 *
 * - Formula: the value of the step that holds at the time
 * - Source: Kaplan & Meier 1958
 * - Empty: `1` before the first event
 *
 * @example
 * const curve = kaplanMeier({ exits: [1, 2], causes: [1, 0] });
 * curve.ok && [0, 1, 2, 3].map((time) => survivalAt(curve, time)) // => [1, 0.5, 0.5, null]
 */
export function survivalAt(curve: SurvivalCurve, time: number): number | null {
  if (!(time >= 0)) return null;
  const last = curve.survival.at(-1) ?? 1;
  if (time > curve.lastTime && last > 0) return null;
  const passed = firstAfter(curve.times, time);
  return passed === 0 ? 1 : (curve.survival[passed - 1] ?? 1);
}
