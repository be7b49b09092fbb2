import type { PlannedMove } from '../PlannedMove.js';
import type { Standing, Walk } from '../Walk.js';
import type { Arc } from './Arc.js';
import { cheapestRepeats } from './cheapestRepeats.js';
import { eulerCircuit } from './eulerCircuit.js';
import { type Step, timesWanted } from './timesWanted.js';

/** Moves one after another from an opening. */
export type Trail = { readonly from: Standing; readonly moves: readonly PlannedMove[] };

/**
 * The fewest moves that make every move of a design that can be made, meet every requirement, and give every reason:
 * trails that each begin at an opening, as few of them as that leaves. None for a design with conditions on visited
 * stages, where there are more ways to stand in a place than can be listed.
 *
 * To begin anew is a node of its own that leads to every opening and is reached from everywhere.
 */
export function tourOf(walk: Walk): readonly Trail[] {
  if (!walk.isMemoryless) return [];
  const { standings, steps } = graphOf(walk);
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

/** Everywhere that a walk can stand, the openings first, and every move from there. */
function graphOf(walk: Walk) {
  const standings = [...walk.starts];
  const positions = new Map(standings.map(({ key }, at) => [key, at]));
  const steps: Step[] = [];
  for (let from = 0; from < standings.length; from++) {
    for (const { move, next } of walk.stepsFrom(standings[from] as Standing)) {
      const to = positions.get(next.key) ?? standings.length;
      if (to === standings.length) {
        positions.set(next.key, to);
        standings.push(next);
      }
      steps.push({ from, to, move });
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
