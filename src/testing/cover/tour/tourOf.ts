import type { PlannedMove } from '../PlannedMove.js';
import { MAX_STANDINGS, type Standing, type Walk } from '../Walk.js';
import type { Arc } from './Arc.js';
import { cheapestRepeats } from './cheapestRepeats.js';
import { eulerCircuit } from './eulerCircuit.js';
import { type Step, timesWanted } from './timesWanted.js';

/** Moves one after another from an opening. */
export type Trail = { readonly from: Standing; readonly moves: readonly PlannedMove[] };

/**
 * The fewest moves that make every move of a design that can be made, meet every requirement, and give every reason:
 * trails that each begin at an opening, as few of them as that leaves. None where it matters on which way a place was
 * come to: there are more ways to stand in it than can be listed.
 *
 * To begin anew is a node of its own that leads to every opening and is reached from everywhere.
 */
export function tourOf(walk: Walk): readonly Trail[] {
  if (!walk.isMemoryless) return [];
  const graph = graphOf(walk);
  if (graph === null) return [];
  const { standings, steps } = graph;
  const anew = standings.length;
  const starts = walk.starts.map((_, at) => ({ from: anew, to: at }));
  const arcs: readonly Arc[] = [...steps, ...starts, ...standings.map((_, from) => ({ from, to: anew }))];
  const wanted = timesWanted(anew, steps);
  // A journey more costs less than a single move more.
  const move = arcs.length;
  const costs = arcs.map((_, index) => (index < steps.length ? move : index < steps.length + starts.length ? 1 : 0));
  const repeats = cheapestRepeats(anew + 1, arcs, wanted, costs);
  const left = repeats.map((times, index) => times + (wanted[index] ?? 0));
  const leaving: number[][] = Array.from({ length: anew + 1 }, () => []);
  for (const [index, { from }] of arcs.entries()) leaving[from]?.push(index);
  // What is balanced by itself is not reached by beginning anew: it is walked from an opening of its own.
  const circuits = [anew, ...starts.map(({ to }) => to)].map((node) => eulerCircuit(leaving, arcs, left, node));
  return circuits.flatMap((circuit) => trailsOf(circuit, arcs, steps, standings));
}

/**
 * Everywhere that a walk can stand, the openings first, and every move from there; none where what can have been raised
 * on the way makes a difference.
 */
function graphOf(walk: Walk) {
  const standings = [...walk.starts];
  const positions = new Map(standings.map(({ spot }, at) => [spot, at]));
  const steps: Step[] = [];
  const leading = new Map<string, string>();
  const queue = [...standings];
  const seen = new Set(queue.map(({ key }) => key));
  for (const standing of queue) {
    const found = [...walk.stepsFrom(standing)];
    const moves = found.map(({ move, next }) => `${standing.place.moves.indexOf(move)} ${next.spot}`).join();
    const before = leading.get(standing.spot);
    if ((before ?? moves) !== moves || seen.size > MAX_STANDINGS) return null;
    leading.set(standing.spot, moves);
    const from = positions.get(standing.spot) as number;
    for (const { move, next } of found) {
      const to = positions.get(next.spot) ?? standings.length;
      if (to === standings.length) {
        positions.set(next.spot, to);
        standings.push(next);
      }
      if (before === undefined) steps.push({ from, to, move });
      if (seen.has(next.key)) continue;
      seen.add(next.key);
      queue.push(next);
    }
  }
  return { standings, steps };
}

/** A circuit cut where it begins anew. */
function trailsOf(
  circuit: readonly number[],
  arcs: readonly Arc[],
  steps: readonly Step[],
  standings: readonly Standing[],
): readonly Trail[] {
  const trails: { from: Standing; moves: PlannedMove[] }[] = [];
  let trail: { from: Standing; moves: PlannedMove[] } | null = null;
  for (const index of circuit) {
    const step = steps[index];
    if (step === undefined) {
      trail = null;
      continue;
    }
    const from = standings[arcs[index]?.from ?? -1];
    if (trail === null && from !== undefined) {
      trail = { from, moves: [] };
      trails.push(trail);
    }
    trail?.moves.push(step.move);
  }
  return trails;
}
