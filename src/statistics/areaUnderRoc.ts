import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';
import { tiedRuns } from './tiedRuns.js';

export type AreaUnderRoc = {
  readonly ok: true;
  /** ½ is no better than a coin; `null` where only one of the two outcomes occurs. */
  readonly value: number | null;
  readonly happened: number;
  readonly not: number;
};

/**
 * How well scores rank: the probability that a case which happened scores above one which did not, a tie counting half
 * (Mann-Whitney; the area under the ROC curve). The pairs are counted, not integrated: exact.
 *
 * - Formula: (pairs ranked right + ½ · pairs tied) / all pairs of one that happened and one that did not
 * - Source: Mann & Whitney 1947; Hanley & McNeil 1982
 * - Empty: `no_observations`
 *
 * @param scores Any finite numbers, more for likelier.
 * @param outcomes 1 where it happened, else 0.
 * @returns Refused with `no_observations` on none, `lengths_differ`, `not_finite`, or `unknown_state` for another outcome.
 * Cost: one sort.
 *
 * @example
 * // Of four pairs two are in order, one is tied.
 * areaUnderRoc([0.2, 0.5, 0.5, 0.4], [0, 0, 1, 1]) // => { ok: true, value: 0.625, happened: 2, not: 2 }
 */
export function areaUnderRoc(scores: ArrayLike<number>, outcomes: ArrayLike<number>): AreaUnderRoc | Refused {
  const n = scores.length;
  if (outcomes.length !== n) return refuse('lengths_differ');
  if (n === 0) return refuse('no_observations');
  for (let row = 0; row < n; row++) {
    if (!Number.isFinite(scores[row])) return refuse('not_finite', row);
    if (outcomes[row] !== 0 && outcomes[row] !== 1) return refuse('unknown_state', row);
  }
  let happened = 0;
  let not = 0;
  let halves = 0;
  for (const { rows } of tiedRuns(scores)) {
    const here = rows.reduce((sum, row) => sum + (outcomes[row] ?? 0), 0);
    halves += here * (2 * not + rows.length - here);
    happened += here;
    not += rows.length - here;
  }
  return { ok: true, value: happened * not === 0 ? null : halves / (2 * happened * not), happened, not };
}
