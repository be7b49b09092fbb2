import type { AnyPlan } from '../plan/index.js';
import { placeOf } from './cover/placeOf.js';
import { MAX_STANDINGS, type Standing, Walk, type WalkOptions } from './cover/Walk.js';

/** A stage or an outcome; in one series, or in whichever has it. */
export type PathTarget = { readonly series?: string } & ({ readonly stage: string } | { readonly outcome: string });

/** Places from the opening to the target; or none, and whether that is certain. */
export type FoundPath = { readonly path: readonly string[] } | { readonly path: null; readonly proven: boolean };

/**
 * The shortest way by moves of the plan, from wherever an opportunity may be opened to a target.
 *
 * Each move is taken where facts exist that meet all that it asks for. Facts may change between two moves; which stages
 * were visited, and which processes can have been raised, follows from the way itself. Rights, imports and waivers are left out, time windows stand open.
 */
export function findPath(plan: AnyPlan, target: PathTarget, options: WalkOptions): FoundPath {
  const walk = new Walk(plan, options);
  const queue = walk.starts.map((at) => ({ at, path: namesOf(at, null) }));
  const seen = new Set(queue.map(({ at }) => at.key));
  for (const { at, path } of queue) {
    if (isTarget(at, target)) return { path };
    if (seen.size > MAX_STANDINGS) return { path: null, proven: false };
    const moved = Array.from(walk.stepsFrom(at), ({ next }) => next);
    for (const next of [...moved, ...walk.transfersFrom(at)]) {
      if (seen.has(next.key)) continue;
      seen.add(next.key);
      queue.push({ at: next, path: [...path, ...namesOf(next, at)] });
    }
  }
  return { path: null, proven: walk.isProven };
}

/** The place entered, behind the outcome where the way goes on along its road. */
function namesOf({ place: { track, at, outcome } }: Standing, before: Standing | null): readonly string[] {
  const won = track.outcomes[outcome ?? -1]?.outcome.id;
  const isOnRoad = won !== undefined && at < track.stages.length && before?.place.outcome !== outcome;
  return isOnRoad ? [won, placeOf(track, at)] : [placeOf(track, at)];
}

export function isTarget({ place: { track, at, outcome } }: Standing, target: PathTarget): boolean {
  if (target.series !== undefined && target.series !== track.series.id) return false;
  return 'stage' in target && target.stage !== undefined
    ? track.stageIndex.get(target.stage) === at
    : outcome !== null && track.outcomeIndex.get((target as { readonly outcome: string }).outcome) === outcome;
}
