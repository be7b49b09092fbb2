import { sameJson } from '../plan/index.js';
import type { Change, Compared, ComparedPlace, Draft, Move, Place } from './Diagram.js';

/**
 * A draft with what is new, gone and changed against an older one, whose places have the ids of today. What is gone
 * stands where it stood: behind the place that it stood behind. Of its moves those along the way are told; that nothing
 * else leads to it or from it any more goes without saying.
 *
 * A move is the same if its kind and its two places are; it has changed if its rule has. A place has changed if it was
 * called by another id, or if any of its properties in the model has, whether the diagram shows that property or not.
 *
 * @param wasId the id that a place had.
 */
export function compareDrafts(now: Draft, before: Draft | null | undefined, wasId: (place: Place) => string): Compared {
  if (before === undefined) {
    return {
      ...now,
      isCompared: false,
      places: now.places.map((place) => ({ ...place, change: null, changedIn: [], was: null })),
      moves: now.moves.map((move) => ({ ...move, change: null })),
    };
  }
  const oldPlaces = new Map(before?.places.map((place) => [place.key, place]));
  const oldMoves = new Map(before?.moves.map((move) => [moveKey(move), move]));
  const newMoves = new Set(now.moves.map(moveKey));
  const places = now.places.map((place) => comparePlace(place, oldPlaces.get(place.key), wasId(place)));
  insertGone(places, before?.places ?? []);
  const gone = new Set(places.filter(({ change }) => change === 'gone').map(({ key }) => key));
  const isTold = ({ from, to, kind }: Move) =>
    kind === 'advance' || kind === 'enter' || !(gone.has(from) || gone.has(to));
  const groups = [
    ...now.groups,
    ...(before?.groups ?? []).filter(({ id }) => !now.groups.some((group) => group.id === id)),
  ];
  return {
    title: now.title,
    isCompared: true,
    groups,
    places,
    moves: [
      ...now.moves.map((move) => ({ ...move, change: compareMove(move, oldMoves.get(moveKey(move))) })),
      ...[...oldMoves].flatMap(([key, move]) =>
        newMoves.has(key) || !isTold(move) ? [] : [{ ...move, change: 'gone' as const }],
      ),
    ],
  };
}

function comparePlace(place: Place, old: Place | undefined, oldId: string): ComparedPlace {
  if (old === undefined) return { ...place, change: 'new', changedIn: [], was: null };
  const isRenamed = oldId !== place.id;
  const names = [...new Set([...Object.keys(old.properties), ...Object.keys(place.properties)])];
  const changedIn = names.filter((name) => !sameJson(old.properties[name], place.properties[name]));
  const was = isRenamed ? (old.name === place.name ? oldId : old.name) : null;
  return { ...place, change: isRenamed || changedIn.length > 0 ? 'changed' : null, changedIn, was };
}

function compareMove(move: Move, old: Move | undefined): Change {
  if (old === undefined) return 'new';
  return sameJson([old.rule, old.byDefault], [move.rule, move.byDefault]) ? null : 'changed';
}

function insertGone(places: ComparedPlace[], old: readonly Place[]): void {
  for (const [index, place] of old.entries()) {
    if (places.some(({ key }) => key === place.key)) continue;
    const before = old[index - 1];
    const isLed = before?.group === place.group;
    const at = places.findIndex(({ key, group }) => (isLed ? key === before.key : group === place.group));
    places.splice(at < 0 ? places.length : at + Number(isLed), 0, {
      ...place,
      change: 'gone',
      changedIn: [],
      was: null,
    });
  }
}

function moveKey({ from, to, kind }: Move): string {
  return JSON.stringify([from, to, kind]);
}
