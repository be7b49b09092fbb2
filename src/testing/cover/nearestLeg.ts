import type { PlannedMove } from './PlannedMove.js';
import type { Standing, Walk } from './Walk.js';

/** A way from a standing, whose last move, from `end`, is the one that was wanted. */
export type Leg = { readonly from: Standing; readonly end: Standing; readonly moves: readonly PlannedMove[] };

type Wanted = (move: PlannedMove) => boolean;
type Failed = (at: Standing, move: PlannedMove) => boolean;
type Way = {
  readonly from: Standing;
  readonly at: Standing;
  readonly back: Way | null;
  readonly move: PlannedMove | null;
};

/**
 * The shortest way from one of these to a move that is wanted, over moves that are possible and did not fail. Of several
 * the first that leads on: what ends a journey is put off, so that there are few of them.
 */
export function nearestLeg(walk: Walk, starts: readonly Standing[], isWanted: Wanted, hasFailed: Failed): Leg | null {
  const seen = new Set(starts.map(({ key }) => key));
  let layer: Way[] = starts.map((from) => ({ from, at: from, back: null, move: null }));
  while (layer.length > 0) {
    const following: Way[] = [];
    let best: Way | null = null;
    for (const way of layer) {
      for (const { move, next: at } of walk.stepsFrom(way.at)) {
        if (hasFailed(way.at, move)) continue;
        const reached: Way = { from: way.from, at, back: way, move };
        if (isWanted(move)) {
          if (at.place.moves.length > 0) return legOf(reached);
          best ??= reached;
        }
        if (seen.has(at.key)) continue;
        seen.add(at.key);
        following.push(reached);
      }
    }
    if (best !== null) return legOf(best);
    layer = following;
  }
  return null;
}

function legOf(end: Way): Leg {
  const moves: PlannedMove[] = [];
  for (let way: Way | null = end; way !== null; way = way.back) if (way.move !== null) moves.unshift(way.move);
  return { from: end.from, end: end.back?.at ?? end.from, moves };
}
