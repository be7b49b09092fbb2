import type { SurvivalCurve } from './kaplanMeier.js';

/** S at a time; `null` beyond the last time seen (unless S is 0 there) and before 0. Cost: binary search. */
export function survivalAt(curve: SurvivalCurve, time: number): number | null {
  if (!(time >= 0)) return null;
  const last = curve.survival.at(-1) ?? 1;
  if (time > curve.lastTime && last > 0) return null;
  let low = 0;
  let high = curve.times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((curve.times[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 1 : (curve.survival[low - 1] ?? 1);
}
