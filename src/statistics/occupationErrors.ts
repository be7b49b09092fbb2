import { firstAfter } from './firstAfter.js';
import type { OccupationSpells } from './OccupationSpells.js';
import { identity, type StateMoves, type StateSpells } from './stateMoves.js';

/** By state its exit rows in order of time, and by stay the first of them at which it was at risk and the last. */
export type Stays = {
  readonly exitsOf: readonly (readonly number[])[];
  readonly begin: Int32Array;
  readonly end: Int32Array;
};

export function staysIn({ entries, exits, from }: StateSpells, moves: StateMoves, stateCount: number): Stays {
  const exitsOf = Array.from({ length: stateCount }, (): number[] => []);
  const timesOf = Array.from({ length: stateCount }, (): number[] => []);
  for (let index = 0; index < moves.times.length; index++)
    for (let exit = moves.firstExit[index] as number; exit < (moves.firstExit[index + 1] as number); exit++) {
      const state = moves.exitFrom[exit] as number;
      exitsOf[state]?.push(exit);
      timesOf[state]?.push(moves.times[index] as number);
    }
  const begin = new Int32Array(exits.length);
  const end = new Int32Array(exits.length);
  for (let row = 0; row < exits.length; row++) {
    const times = timesOf[from[row] as number] as readonly number[];
    const entry = entries?.[row] ?? 0;
    begin[row] = entry > 0 ? firstAfter(times, entry) : 0;
    end[row] = firstAfter(times, exits[row] as number);
  }
  return { exitsOf, begin, end };
}

/** What the shares were estimated from; `size` is the number of states. */
export type Estimated = {
  readonly size: number;
  readonly spells: OccupationSpells;
  readonly moves: StateMoves;
  readonly stays: Stays;
};

/** What it changes in where one is in the end, to move at a time instead of staying: by move, and by exit row on average. */
export type Onward = { readonly byMove: Float64Array; readonly byExit: Float64Array };

/** One pass back from the end: P(u, t) as it is after each time. */
export function onwardChanges(moves: StateMoves, size: number, upTo: number): Onward {
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
export function jackknife(
  { size, spells, moves, stays }: Estimated,
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
  // By exit row, which are in order of time: who came there just before it, over who was at risk.
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
    for (let at = 0; at < own.length && (own[at] as number) < arrived.length; at++) {
      const exit = own[at] as number;
      const share = arrived[exit] as number;
      for (let state = 0; state < size; state++)
        sums[(at + 1) * size + state] =
          (sums[at * size + state] as number) + share * (onward.byExit[exit * size + state] as number);
    }
    return sums;
  });
  const counts = stays.exitsOf.map((own) => firstAfter(own, arrived.length - 1));
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
