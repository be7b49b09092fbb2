import { atRiskAt } from './atRiskAt.js';
import { type Durations, durationsFault } from './Durations.js';
import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';
import { riskTable } from './riskTable.js';

/** Stays in states as columns, one row a stay, on one clock; the stays of one individual follow one another. */
export type StateSpells = Pick<Durations, 'exits' | 'entries' | 'weights'> & {
  /** The state of the stay, from 0. */
  readonly from: ArrayLike<number>;
  /** The state it was left for; -1 where it is still open at `exits` (censored). */
  readonly to: ArrayLike<number>;
};

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
 * @param stateCount K; states are 0 to K - 1. A state without stays, as an absorbing one, keeps what enters it.
 * @returns Refused like `kaplanMeier`; `unknown_state` also for a move from a state to itself; `out_of_range` for
 * `stateCount` or `since`. Cost: one sort, then times × K³ at most; memory times × K².
 */
export function transitionProbabilities(
  spells: StateSpells,
  stateCount: number,
  options: TransitionProbabilitiesOptions = {},
): TransitionProbabilities | Refused {
  const { since = -1 } = options;
  if (!(Number.isInteger(stateCount) && stateCount > 0 && Number.isFinite(since))) return refuse('out_of_range');
  const { from, to } = spells;
  if (from.length !== spells.exits.length) return refuse('lengths_differ');
  const ends = Array.from(to, (state) => state + 1);
  const fault = durationsFault({ ...spells, causes: ends }, stateCount);
  if (fault !== null) return fault;
  for (let row = 0; row < from.length; row++) {
    const state = from[row] ?? -1;
    if (!(Number.isInteger(state) && state >= 0 && state < stateCount) || to[row] === state) {
      return refuse('unknown_state', row);
    }
  }
  // A cause for each pair of states, from 1.
  const causes = ends.map((end, row) => (end === 0 ? 0 : (from[row] ?? 0) * stateCount + end));
  const table = riskTable({ ...spells, causes }, stateCount * stateCount);
  if (table.lastTime === null) return refuse('no_observations');
  const atRisk = atRiskAt(spells, table.times, from, stateCount);
  const times: number[] = [];
  const counts: number[][] = [];
  const probabilities: number[][][] = [];
  let current = Array.from({ length: stateCount }, (_, row) =>
    Array.from({ length: stateCount }, (_other, column): number => (row === column ? 1 : 0)),
  );
  table.times.forEach((time, index) => {
    if (time <= since) return;
    const inStates = [...atRisk.subarray(index * stateCount, (index + 1) * stateCount)];
    const size = stateCount * stateCount;
    const step = stepMatrix(table.events.subarray(index * size, (index + 1) * size), inStates);
    current = current.map((row) => onwards(row, step));
    times.push(time);
    counts.push(inStates);
    probabilities.push(current);
  });
  return { ok: true, times, probabilities, atRisk: counts, lastTime: table.lastTime };
}

/** I + dA: a row sums to 1 whatever the weights round to. */
function stepMatrix(events: Float64Array, atRisk: readonly number[]): number[][] {
  return atRisk.map((count, state) => {
    const moves = [...events.subarray(state * atRisk.length, (state + 1) * atRisk.length)];
    const left = moves.reduce((sum, move) => sum + move, 0);
    const stay = count - left > count * 1e-12 ? count - left : 0;
    if (left === 0) return moves.map((_, other) => (other === state ? 1 : 0));
    return moves.map((move, other) => (other === state ? stay : move) / (stay + left));
  });
}

function onwards(row: readonly number[], step: readonly (readonly number[])[]): number[] {
  return row.map((_, to) => row.reduce((sum, share, from) => sum + share * (step[from]?.[to] ?? 0), 0));
}
