import { firstAfter } from './firstAfter.js';
import type { OccupationSpells } from './OccupationSpells.js';
import { type Estimated, jackknife, onwardChanges, staysIn } from './occupationErrors.js';
import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';
import { productIntegral, rowsOf, stateMoves } from './stateMoves.js';

/** Where individuals are at a time. */
export type Occupation = {
  readonly time: number;
  /** From, to: P(0, t), with standard errors. */
  readonly probabilities: readonly (readonly number[])[];
  readonly errors: readonly (readonly number[])[];
  /** The share in each state, of those seen from 0 as they started, with standard errors; `null` where nobody was. */
  readonly shares: readonly number[] | null;
  readonly shareErrors: readonly number[] | null;
  /** The weight under observation just before: seen then, and not seen for the last time before. */
  readonly atRisk: number;
};

export type StateOccupation = {
  readonly ok: true;
  /** By state, the share that started in it; `null` where nobody was seen from 0. */
  readonly started: readonly number[] | null;
  /** One for each time asked for, in that order; `null` beyond the last time seen. */
  readonly at: readonly (Occupation | null)[];
  readonly lastTime: number;
};

/**
 * P(0, t) of `transitionProbabilities`, and the shares p0·P(0, t) in each state, at some times, with standard errors by the
 * infinitesimal jackknife: the root of the sum over individuals of the squared derivative by their weight (rows: R `survfit`
 * of a multi-state `Surv` with `id` and p0 given). For the shares, what they started as is estimated too: without censoring
 * their error is that of a binomial share, √(p(1 − p)/n). It is robust: an
 * individual that comes back counts as one.
 *
 * The derivative of p(t) by one individual is the sum over its stays of p_i(u-)/Y_i(u) · (dN_ij(u) − Y dA_ij(u)) · (P(u, t)_j −
 * P(u, t)_i): one pass back from t gives P(u, t), sums over time make each stay a difference of two.
 *
 * - Formula: p₀·P(0, t); variance Σ (weight · derivative)² over individuals
 * - Source: Aalen & Johansen 1978; Jaeckel 1972 (infinitesimal jackknife), as in R `survfit`
 * - Empty: `no_observations`
 *
 * @returns Refused like `transitionProbabilities`; `lengths_differ` for individuals, `unknown_state` for one without a start
 * and for a start that is no state, `out_of_range` for a time below 0.
 * Cost: a sort, then (moves + stays) × K² for each time.
 *
 * @example
 * // One moves on after 1 day; one is still where it began after 2.
 * const stays = { exits: [1, 2], from: [0, 0], to: [1, -1], individuals: [0, 1], starts: [0, 0] };
 * const found = stateOccupation(stays, 2, [1]);
 * found.ok && found.at[0]?.shares // => [0.5, 0.5]
 */
export function stateOccupation(
  spells: OccupationSpells,
  stateCount: number,
  times: readonly number[],
): StateOccupation | Refused {
  if (spells.individuals.length !== spells.exits.length) return refuse('lengths_differ');
  if (!times.every((time) => time >= 0)) return refuse('out_of_range');
  const moves = stateMoves(spells, stateCount);
  if (!moves.ok) return moves;
  const { individuals, starts } = spells;
  for (let row = 0; row < individuals.length; row++) {
    if (starts[individuals[row] ?? -1] === undefined) return refuse('unknown_state', row);
  }
  for (let individual = 0; individual < starts.length; individual++) {
    const state = starts[individual] ?? -1;
    if (!(Number.isInteger(state) && state >= -1 && state < stateCount)) return refuse('unknown_state', individual);
  }
  const started = startsOf(starts, stateCount);
  const stays = staysIn(spells, moves, stateCount);
  return {
    ok: true,
    started,
    at: times.map((time) =>
      time > moves.lastTime ? null : occupationAt(time, { size: stateCount, spells, moves, stays, started }),
    ),
    lastTime: moves.lastTime,
  };
}

function startsOf(starts: ArrayLike<number>, stateCount: number): readonly number[] | null {
  const counts = new Float64Array(stateCount);
  let seen = 0;
  for (let individual = 0; individual < starts.length; individual++) {
    const state = starts[individual] as number;
    if (state < 0) continue;
    counts[state] = (counts[state] as number) + 1;
    seen++;
  }
  return seen === 0 ? null : [...counts].map((count) => count / seen);
}

type Setting = Estimated & { readonly started: readonly number[] | null };

function occupationAt(time: number, setting: Setting): Occupation {
  const { moves, spells, stays, started, size } = setting;
  const { entries, exits, weights } = spells;
  const upTo = firstAfter(moves.times, time);
  // By exit row and start: who was there just before, over who was at risk.
  const reached = new Float64Array((moves.firstExit[upTo] as number) * size);
  let index = 0;
  const { matrix, step } = productIntegral(moves, size, (exit, before) => {
    const state = moves.exitFrom[exit] as number;
    const atRisk = moves.atRisk[index * size + state] as number;
    for (let start = 0; start < size; start++)
      reached[exit * size + start] = (before[start * size + state] as number) / atRisk;
  });
  for (; index < upTo; index++) step(index);
  const onward = onwardChanges(moves, size, upTo);
  const errorsOf = (weightOf: (start: number) => number, initial?: (individual: number, to: number) => number) =>
    jackknife(setting, { upTo, reached, onward, weightOf, ...(initial && { initial }) });
  const shares = started && sharesOf(started, matrix, size);
  let atRisk = 0;
  for (let row = 0; row < exits.length; row++)
    if (((entries?.[row] ?? 0) < time || (entries?.[row] ?? 0) === 0) && (exits[row] as number) >= time)
      atRisk += weights?.[row] ?? 1;
  const seen = started === null ? 0 : Array.from(spells.starts).filter((state) => state >= 0).length;
  const initialOf = (individual: number, to: number) => {
    const state = spells.starts[individual] as number;
    return state < 0 ? 0 : ((matrix[state * size + to] as number) - (shares?.[to] as number)) / seen;
  };
  return {
    time,
    probabilities: rowsOf(matrix, size),
    // Whoever starts in a state that nobody leaves stays there: that is no estimate.
    errors: stays.exitsOf.map((own, row) =>
      own.length === 0 ? new Array<number>(size).fill(0) : errorsOf((start) => (start === row ? 1 : 0)),
    ),
    shares,
    shareErrors: started && errorsOf((start) => started[start] as number, initialOf),
    atRisk,
  };
}

function sharesOf(started: readonly number[], matrix: Float64Array, size: number): readonly number[] {
  return started.map((_, to) =>
    started.reduce((sum, share, from) => sum + share * (matrix[from * size + to] as number), 0),
  );
}
