import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';
import { identity, productIntegral, rowsOf, type StateMoves, type StateSpells, stateMoves } from './stateMoves.js';

/** Stays, and whose they are. */
export type OccupationSpells = StateSpells & {
  /** By stay: whose it is, from 0. */
  readonly individuals: ArrayLike<number>;
  /** By individual: the state it is in at 0; -1 where it was not seen then. */
  readonly starts: ArrayLike<number>;
};

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
 * @returns refused like `transitionProbabilities`; `lengths_differ` for individuals, `out_of_range` for a time below 0.
 * Cost: a sort, then (moves + stays) × K² for each time.
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
  const started = startsOf(spells.starts, stateCount);
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

/** By state its exit rows in order of time, and by stay the first of them at which it was at risk and the last. */
type Stays = {
  readonly exitsOf: readonly (readonly number[])[];
  readonly timeOf: Int32Array;
  readonly begin: Int32Array;
  readonly end: Int32Array;
};

function staysIn({ entries, exits, from }: StateSpells, moves: StateMoves, stateCount: number): Stays {
  const exitsOf = Array.from({ length: stateCount }, (): number[] => []);
  const timeOf = new Int32Array(moves.exitFrom.length);
  for (let index = 0; index < moves.times.length; index++)
    for (let exit = moves.firstExit[index] as number; exit < (moves.firstExit[index + 1] as number); exit++) {
      exitsOf[moves.exitFrom[exit] as number]?.push(exit);
      timeOf[exit] = index;
    }
  const begin = new Int32Array(exits.length);
  const end = new Int32Array(exits.length);
  for (let row = 0; row < exits.length; row++) {
    const own = exitsOf[from[row] as number] as readonly number[];
    const entry = entries?.[row] ?? 0;
    const upTo = (value: number) =>
      countUpTo(own.length, (at) => (moves.times[timeOf[own[at] as number] as number] as number) <= value);
    begin[row] = entry > 0 ? upTo(entry) : 0;
    end[row] = upTo(exits[row] as number);
  }
  return { exitsOf, timeOf, begin, end };
}

/** How many of the first ones hold, of a list in which those that do come first. */
function countUpTo(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Setting = {
  /** K. */
  readonly size: number;
  readonly spells: OccupationSpells;
  readonly moves: StateMoves;
  readonly stays: Stays;
  readonly started: readonly number[] | null;
};

function occupationAt(time: number, setting: Setting): Occupation {
  const { moves, spells, stays, started, size } = setting;
  const { entries, exits, weights } = spells;
  const upTo = countUpTo(moves.times.length, (index) => (moves.times[index] as number) <= time);
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

/** What it changes in where one is in the end, to move at a time instead of staying: by move, and by exit row on average. */
type Onward = { readonly byMove: Float64Array; readonly byExit: Float64Array };

/** One pass back from the end: P(u, t) as it is after each time. */
function onwardChanges(moves: StateMoves, size: number, upTo: number): Onward {
  const { firstExit, exitFrom, firstMove, moveTo, moving } = moves;
  const exits = firstExit[upTo] as number;
  const onward = identity(size);
  const byMove = new Float64Array((firstMove[exits] as number) * size);
  const byExit = new Float64Array(exits * size);
  for (let index = upTo - 1; index >= 0; index--) {
    const [start, end] = [firstExit[index] as number, firstExit[index + 1] as number];
    for (let exit = start; exit < end; exit++) {
      const from = (exitFrom[exit] as number) * size;
      for (let move = firstMove[exit] as number; move < (firstMove[exit + 1] as number); move++) {
        const to = (moveTo[move] as number) * size;
        for (let state = 0; state < size; state++) {
          const change = (onward[to + state] as number) - (onward[from + state] as number);
          byMove[move * size + state] = change;
          const cell = exit * size + state;
          byExit[cell] = (byExit[cell] as number) + change * (moving[move] as number);
        }
      }
    }
    for (let exit = start; exit < end; exit++) {
      const from = (exitFrom[exit] as number) * size;
      for (let state = 0; state < size; state++)
        onward[from + state] = (onward[from + state] as number) + (byExit[exit * size + state] as number);
    }
  }
  return { byMove, byExit };
}

/** Standard errors by state, of those who started with given weights. */
function jackknife(
  { size, spells, moves, stays }: Setting,
  by: {
    readonly upTo: number;
    readonly reached: Float64Array;
    readonly onward: Onward;
    readonly weightOf: (start: number) => number;
    /** The derivative of the start itself. */
    readonly initial?: (individual: number, to: number) => number;
  },
): readonly number[] {
  const { upTo, reached, onward, weightOf, initial } = by;
  // By exit row: who came there just before it, over who was at risk.
  const arrived = new Float64Array(moves.firstExit[upTo] as number);
  for (let start = 0; start < size; start++) {
    const weight = weightOf(start);
    if (weight === 0) continue;
    for (let exit = 0; exit < arrived.length; exit++)
      arrived[exit] = (arrived[exit] as number) + weight * (reached[exit * size + start] as number);
  }
  // By state and how many of its exit rows have passed: what staying through them has changed.
  const passed = stays.exitsOf.map((own) => {
    const sums = new Float64Array((own.length + 1) * size);
    for (let at = 0; at < own.length && (stays.timeOf[own[at] as number] as number) < upTo; at++) {
      const exit = own[at] as number;
      const share = arrived[exit] as number;
      for (let state = 0; state < size; state++)
        sums[(at + 1) * size + state] =
          (sums[at * size + state] as number) + share * (onward.byExit[exit * size + state] as number);
    }
    return sums;
  });
  const counts = stays.exitsOf.map((own) =>
    countUpTo(own.length, (at) => (stays.timeOf[own[at] as number] as number) < upTo),
  );
  const { from, to, individuals, weights } = spells;
  const derivatives = new Float64Array(spells.starts.length * size);
  for (let row = 0; row < from.length; row++) {
    const state = from[row] as number;
    const count = counts[state] as number;
    const [begin, end] = [Math.min(stays.begin[row] as number, count), Math.min(stays.end[row] as number, count)];
    const sums = passed[state] as Float64Array;
    const weight = weights?.[row] ?? 1;
    const cell = (individuals[row] as number) * size;
    const hasMoved = (to[row] as number) >= 0 && (stays.end[row] as number) <= count && weight > 0;
    const exit = hasMoved ? (stays.exitsOf[state]?.[(stays.end[row] as number) - 1] as number) : -1;
    const move = hasMoved ? moveOf(moves, exit, to[row] as number) : -1;
    const share = hasMoved ? (arrived[exit] as number) : 0;
    for (let other = 0; other < size; other++) {
      const stayed = (sums[end * size + other] as number) - (sums[begin * size + other] as number);
      const left = hasMoved ? share * (onward.byMove[move * size + other] as number) : 0;
      derivatives[cell + other] = (derivatives[cell + other] as number) + weight * (left - stayed);
    }
  }
  const errors = new Array<number>(size).fill(0);
  for (let individual = 0; individual < spells.starts.length; individual++)
    for (let state = 0; state < size; state++) {
      const derivative = (derivatives[individual * size + state] as number) + (initial?.(individual, state) ?? 0);
      errors[state] = (errors[state] as number) + derivative * derivative;
    }
  return errors.map(Math.sqrt);
}

function moveOf({ firstMove, moveTo }: StateMoves, exit: number, to: number): number {
  let move = firstMove[exit] as number;
  while (moveTo[move] !== to) move++;
  return move;
}
