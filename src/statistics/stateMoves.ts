import { atRiskAt } from './atRiskAt.js';
import { type Durations, durationsFault } from './Durations.js';
import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';

/** Stays in states as columns, one row a stay, on one clock; the stays of one individual follow one another. */
export type StateSpells = Pick<Durations, 'exits' | 'entries' | 'weights'> & {
  /** The state of the stay, from 0. */
  readonly from: ArrayLike<number>;
  /** The state it was left for; -1 where it is still open at `exits` (censored). */
  readonly to: ArrayLike<number>;
};

/**
 * What moved when, without the states that nobody left: exits of one state at one time are an exit row, and its moves say
 * where to. Of a time there is one row for each state that was left then.
 */
export type StateMoves = {
  readonly ok: true;
  /** The distinct times of moves, ascending. */
  readonly times: Float64Array;
  /** By time and state: who was in it just before, at `[time * stateCount + state]`. */
  readonly atRisk: Float64Array;
  /** Exit rows of time i are `firstExit[i]` to `firstExit[i + 1]`. */
  readonly firstExit: Int32Array;
  readonly exitFrom: Int16Array;
  /** The part of those at risk that stays. */
  readonly staying: Float64Array;
  /** Moves of exit row e are `firstMove[e]` to `firstMove[e + 1]`. */
  readonly firstMove: Int32Array;
  readonly moveTo: Int16Array;
  /** dA: the part of those at risk that moves; with what stays it makes 1, whatever the weights round to. */
  readonly moving: Float64Array;
  /** The largest exit, of open stays too. */
  readonly lastTime: number;
};

/** A matrix of them takes 128 MB. */
const MOST_STATES = 4_096;

/**
 * Moves of stays in order of time, all of one instant together.
 *
 * @param since Only moves after it.
 * @returns Refused like `kaplanMeier`; `unknown_state` also for a move from a state to itself, `out_of_range` for
 * `stateCount` or `since`. Cost: a sort of the moves; memory a few numbers a move and times × states.
 */
export function stateMoves(spells: StateSpells, stateCount: number, since = -1): StateMoves | Refused {
  const isCount = Number.isInteger(stateCount) && stateCount > 0 && stateCount <= MOST_STATES;
  if (!(isCount && Number.isFinite(since))) return refuse('out_of_range');
  const { from, to, exits, weights } = spells;
  if (from.length !== exits.length) return refuse('lengths_differ');
  const fault = durationsFault({ ...spells, causes: Array.from(to, (state) => state + 1) }, stateCount);
  if (fault !== null) return fault;
  const moved: number[] = [];
  let lastTime = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < from.length; row++) {
    const [state, next, exit] = [from[row] ?? -1, to[row] ?? -1, exits[row] ?? 0];
    const isState = Number.isInteger(state) && state >= 0 && state < stateCount;
    // Asked of the state itself: one more than 1e-16 is 1, which is the number of a state.
    if (!isState || !Number.isInteger(next) || next === state) return refuse('unknown_state', row);
    if ((weights?.[row] ?? 1) === 0) continue;
    lastTime = Math.max(lastTime, exit);
    if (next >= 0 && exit > since) moved.push(row);
  }
  if (lastTime === Number.NEGATIVE_INFINITY) return refuse('no_observations');
  const at = (row: number) => exits[row] ?? 0;
  moved.sort((a, b) => at(a) - at(b) || (from[a] ?? 0) - (from[b] ?? 0) || (to[a] ?? 0) - (to[b] ?? 0));
  return { ok: true, ...grouped(moved, spells, stateCount), lastTime };
}

function grouped(
  moved: readonly number[],
  spells: StateSpells,
  stateCount: number,
): Omit<StateMoves, 'ok' | 'lastTime'> {
  const { from, to, exits, weights } = spells;
  const times: number[] = [];
  const firstExit: number[] = [];
  const exitFrom: number[] = [];
  const firstMove: number[] = [];
  const moveTo: number[] = [];
  const counts: number[] = [];
  let [time, state, next] = [Number.NaN, -1, -1];
  for (const row of moved) {
    if (exits[row] !== time) {
      [time, state] = [exits[row] as number, -1];
      firstExit.push(exitFrom.length);
      times.push(time);
    }
    if (from[row] !== state) {
      [state, next] = [from[row] as number, -1];
      firstMove.push(moveTo.length);
      exitFrom.push(state);
    }
    if (to[row] !== next) {
      next = to[row] as number;
      moveTo.push(next);
      counts.push(0);
    }
    counts[counts.length - 1] = (counts.at(-1) as number) + (weights?.[row] ?? 1);
  }
  firstExit.push(exitFrom.length);
  firstMove.push(moveTo.length);
  const atRisk = atRiskAt(spells, times, from, stateCount);
  const moving = new Float64Array(counts.length);
  const staying = new Float64Array(exitFrom.length);
  for (let index = 0; index < times.length; index++)
    for (let exit = firstExit[index] as number; exit < (firstExit[index + 1] as number); exit++) {
      const [start, end] = [firstMove[exit] as number, firstMove[exit + 1] as number];
      const present = atRisk[index * stateCount + (exitFrom[exit] as number)] as number;
      let left = 0;
      for (let move = start; move < end; move++) left += counts[move] as number;
      const stay = present - left > present * 1e-12 ? present - left : 0;
      staying[exit] = stay / (stay + left);
      for (let move = start; move < end; move++) moving[move] = (counts[move] as number) / (stay + left);
    }
  return {
    times: Float64Array.from(times),
    atRisk,
    firstExit: Int32Array.from(firstExit),
    exitFrom: Int16Array.from(exitFrom),
    staying,
    firstMove: Int32Array.from(firstMove),
    moveTo: Int16Array.from(moveTo),
    moving,
  };
}

/** The identity, K × K in one column. */
export function identity(stateCount: number): Float64Array {
  const matrix = new Float64Array(stateCount * stateCount);
  for (let state = 0; state < stateCount; state++) matrix[state * stateCount + state] = 1;
  return matrix;
}

/**
 * A reader of P(since, t) that goes on from time to time: `step(i)` takes the moves of time i, each row of the matrix as what
 * those who started in a state came to. `before` is told of each exit row first.
 */
export function productIntegral(
  moves: StateMoves,
  stateCount: number,
  before?: (exit: number, matrix: Float64Array) => void,
): { readonly matrix: Float64Array; readonly step: (index: number) => void } {
  const { firstExit, exitFrom, staying, firstMove, moveTo, moving } = moves;
  const matrix = identity(stateCount);
  const leaving = new Float64Array(stateCount);
  const step = (index: number) => {
    const [start, end] = [firstExit[index] as number, firstExit[index + 1] as number];
    if (before !== undefined) for (let exit = start; exit < end; exit++) before(exit, matrix);
    for (let row = 0; row < matrix.length; row += stateCount) {
      for (let exit = start; exit < end; exit++) {
        const cell = row + (exitFrom[exit] as number);
        leaving[exit - start] = matrix[cell] as number;
        matrix[cell] = (matrix[cell] as number) * (staying[exit] as number);
      }
      for (let exit = start; exit < end; exit++) {
        const share = leaving[exit - start] as number;
        if (share === 0) continue;
        const last = firstMove[exit + 1] as number;
        for (let move = firstMove[exit] as number; move < last; move++) {
          const cell = row + (moveTo[move] as number);
          matrix[cell] = (matrix[cell] as number) + share * (moving[move] as number);
        }
      }
    }
  };
  return { matrix, step };
}

/** A matrix in one column as rows. */
export function rowsOf(matrix: Float64Array, stateCount: number): readonly (readonly number[])[] {
  return Array.from({ length: stateCount }, (_, row) => [...matrix.subarray(row * stateCount, (row + 1) * stateCount)]);
}
