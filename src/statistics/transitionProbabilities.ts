import type { Refused } from './Refused.js';
import { productIntegral, rowsOf, type StateSpells, stateMoves } from './stateMoves.js';

export type TransitionProbabilitiesOptions = {
  /** s of P(s, t): only moves after it count. Default: all, those at time 0 included. */
  readonly since?: number;
};

export type TransitionProbabilities = {
  readonly ok: true;
  /** The distinct times of moves after `since`, ascending. */
  readonly times: readonly number[];
  /** By time, from, to: P(s, t) from just after each time to the next. Before the first it is the identity. */
  readonly probabilities: readonly (readonly (readonly number[])[])[];
  /** By time and state: who was in it just before. Where nobody was, nothing is known of leaving it then. */
  readonly atRisk: readonly (readonly number[])[];
  /** The last time seen, open stays included. */
  readonly lastTime: number;
};

/**
 * The probability of being in each state at t for those in each state at s, whatever moves there are: skips, rollbacks,
 * reopenings. The product integral P(s, t) = Π (I + dA(u)) over s < u ≤ t with dA_ij = d_ij/Y_i (Aalen & Johansen 1978), all
 * moves of one instant taken together; Y_i counts the stays with entry < u ≤ exit, so that late ones enter late (R
 * `survfit` of a multi-state `Surv`).
 *
 * Read as probabilities given the state at s > 0, it takes the process to be Markov; a row weighted by who was where at
 * time 0 gives the shares in each state without that, unless some are seen late (Datta & Satten 2001).
 *
 * - Formula: P(s, t) = Π (I + dA(u)), dA_ij = d_ij/Y_i
 * - Source: Aalen & Johansen 1978
 * - Empty: `no_observations`
 *
 * @param stateCount K, 1 to 4,096; states are 0 to K - 1. A state without stays, as an absorbing one, keeps what enters it.
 * @returns Refused like `kaplanMeier`; `unknown_state` also for a move from a state to itself; `out_of_range` for
 * `stateCount` or `since`. Cost: a sort, then moves × K; memory times × K². Where only a few times are asked for,
 * `stateOccupation` takes less.
 *
 * @example
 * const found = transitionProbabilities({ exits: [1, 2], from: [0, 0], to: [1, -1] }, 2);
 * found.ok && found.probabilities[0] // => [[0.5, 0.5], [0, 1]]
 */
export function transitionProbabilities(
  spells: StateSpells,
  stateCount: number,
  options: TransitionProbabilitiesOptions = {},
): TransitionProbabilities | Refused {
  const moves = stateMoves(spells, stateCount, options.since);
  if (!moves.ok) return moves;
  const times = [...moves.times];
  const { matrix, step } = productIntegral(moves, stateCount);
  const probabilities = times.map((_, index) => {
    step(index);
    return rowsOf(matrix, stateCount);
  });
  return {
    ok: true,
    times,
    probabilities,
    atRisk: times.map((_, index) => [...moves.atRisk.subarray(index * stateCount, (index + 1) * stateCount)]),
    lastTime: moves.lastTime,
  };
}
