import { isWeighable } from './isWeighable.js';
import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';

/** Times to an event as columns, one row an individual; typed arrays are read as they are. */
export type Durations = {
  /** From the origin to the event or to where the sight ends; any unit, 0 or more. */
  readonly exits: ArrayLike<number>;
  /** What ended each: 0 for censored (still open), else the cause from 1; a survival curve takes any cause as the event. */
  readonly causes: ArrayLike<number>;
  /**
   * Since when each was seen (left truncation, delayed entry), on the same clock. One seen late is at risk at the times t
   * with entry < t ≤ exit. Entry 0, or none, is no delay: it is at risk from 0 inclusive, so that an event at 0 counts.
   */
  readonly entries?: ArrayLike<number>;
  /**
   * How often each counts, 0 or 1e-100 to 1e100 and none a billion times another; default once. Variances take weights as
   * repetitions.
   */
  readonly weights?: ArrayLike<number>;
};

const FURTHEST_APART = 1e9;

/**
 * The first fault of the columns, or `null` where they may be used: `lengths_differ`, or with the row `not_finite`,
 * `negative`, `out_of_range` for a weight, `exit_not_after_entry`, `unknown_state` for a cause. `causeCount` is the largest
 * cause allowed.
 */
export function durationsFault(data: Durations, causeCount: number): Refused | null {
  const { exits, causes, entries, weights } = data;
  const n = exits.length;
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  if (causes.length !== n || (entries ?? exits).length !== n || (weights ?? exits).length !== n) {
    return refuse('lengths_differ');
  }
  for (let row = 0; row < n; row++) {
    const exit = exits[row] ?? 0;
    const entry = entries?.[row] ?? 0;
    const weight = weights?.[row] ?? 1;
    const cause = causes[row] ?? 0;
    if (!(Number.isFinite(exit) && Number.isFinite(entry) && Number.isFinite(weight))) return refuse('not_finite', row);
    if (exit < 0 || entry < 0 || weight < 0) return refuse('negative', row);
    if (!isWeighable(weight)) return refuse('out_of_range', row);
    if (weight > 0) [least, most] = [Math.min(least, weight), Math.max(most, weight)];
    // Sums of weights further apart would lose the small ones, and who is at risk with them.
    if (most > FURTHEST_APART * least) return refuse('out_of_range', row);
    if (entry > 0 && exit <= entry) return refuse('exit_not_after_entry', row);
    if (!(Number.isInteger(cause) && cause >= 0 && cause <= causeCount)) return refuse('unknown_state', row);
  }
  return null;
}
