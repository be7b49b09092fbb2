import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';

/** Probabilities that were stated, and what came of each, as columns. */
export type Scored = {
  /** Each 0..1. */
  readonly probabilities: ArrayLike<number>;
  /** Each 1 where it happened, else 0. */
  readonly outcomes: ArrayLike<number>;
};

/** The first fault of the columns, or `null` where they may be used. */
export function scoredFault({ probabilities, outcomes }: Scored): Refused | null {
  if (probabilities.length !== outcomes.length) return refuse('lengths_differ');
  if (probabilities.length === 0) return refuse('no_observations');
  for (let row = 0; row < probabilities.length; row++) {
    const p = probabilities[row] ?? Number.NaN;
    if (!Number.isFinite(p)) return refuse('not_finite', row);
    if (p < 0 || p > 1) return refuse('out_of_range', row);
    if (outcomes[row] !== 0 && outcomes[row] !== 1) return refuse('unknown_state', row);
  }
  return null;
}
