import type { SurvivalCurve } from './kaplanMeier.js';

const SAME = 1e-9;

export type SurvivalQuantileOptions = {
  /**
   * `inf` (default): the first time at which S is at most 1 - p. `midpoint`: where the curve is flat at exactly 1 - p, the
   * middle of that flat piece, up to the next event (R `quantile.survfit`).
   */
  readonly convention?: 'inf' | 'midpoint';
};

export type SurvivalQuantile = {
  /** `null` where it is not reached. */
  readonly value: number | null;
  /** Brookmeyer & Crowley (1982): where the band crosses 1 - p. `null` where it does not. */
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * The time by which a share `p` has had the event; `null` where the curve does not fall so far, never the mean of those
 * that have. S and 1 - p count as equal within 1e-9 of 1 - p.
 *
 * At a flat piece that reaches to the last time seen, R takes the first time of it; so does `midpoint` here.
 * Cost: one pass over the curve.
 *
 * - Formula: inf{t : S(t) ≤ 1 - p}
 * - Source: Brookmeyer & Crowley 1982
 * - Empty: `null` where nothing but censorings was seen
 *
 * @example
 * const curve = kaplanMeier({ exits: [1, 2, 3, 4], causes: [1, 1, 1, 0] });
 * curve.ok && survivalQuantile(curve, 0.5).value // => 2
 * curve.ok && survivalQuantile(curve, 0.5, { convention: 'midpoint' }).value // => 2.5
 * curve.ok && survivalQuantile(curve, 0.9).value // => null
 */
export function survivalQuantile(
  curve: SurvivalCurve,
  p: number,
  options: SurvivalQuantileOptions = {},
): SurvivalQuantile {
  if (!(p > 0 && p < 1)) return { value: null, low: null, high: null };
  const midpoint = options.convention === 'midpoint';
  return {
    value: crossing(curve.times, curve.survival, 1 - p, midpoint),
    low: crossing(curve.times, curve.low, 1 - p, midpoint),
    high: crossing(curve.times, curve.high, 1 - p, midpoint),
  };
}

function crossing(
  times: readonly number[],
  values: readonly (number | null)[],
  target: number,
  midpoint: boolean,
): number | null {
  const limit = target * (1 + SAME);
  const at = values.findIndex((value) => value !== null && value <= limit);
  const time = times[at];
  if (time === undefined) return null;
  const next = times[at + 1];
  const flat = Math.abs((values[at] ?? 0) - target) <= target * SAME;
  return midpoint && flat && next !== undefined ? (time + next) / 2 : time;
}
