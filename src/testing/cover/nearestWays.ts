import type { AnyPlan } from '../../plan/index.js';
import { placeOf } from './placeOf.js';
import { type Standing, Walk } from './Walk.js';

/** From an opening, the places on the shortest way that ends with each of these moves; none where nothing leads there. */
export function nearestWays(plan: AnyPlan, moves: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const walk = new Walk(plan);
  const wanted = new Set(moves);
  const found = new Map<string, readonly string[]>();
  const queue: { readonly at: Standing; readonly way: readonly string[] }[] = walk.starts.map((at) => ({
    at,
    way: [placeOf(at.place.track, at.place.at)],
  }));
  const seen = new Set(queue.map(({ at }) => at.key));
  for (const { at, way } of queue) {
    if (wanted.size === 0) break;
    for (const { move, next } of walk.stepsFrom(at)) {
      const on = [...way, placeOf(move.track, move.to)];
      if (wanted.delete(move.key)) found.set(move.key, on);
      if (seen.has(next.key)) continue;
      seen.add(next.key);
      queue.push({ at: next, way: on });
    }
  }
  return found;
}
