import type { StageHistory } from '../history/index.js';

/**
 * The place in which an opportunity stands after one of its events, as known at `asOf`; -1 for none. Who waits stands in the
 * stage that it left, and in the waiting room only where it was in no stage before.
 */
export function standingPlaces(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { path, place, recordedAt, first }: StageHistory<any>,
  asOf: number,
): (opportunity: number, event: number) => number {
  const isWaiting = Uint8Array.from(path.stages, (stage) => (path.parked.includes(stage) ? 1 : 0));
  return (opportunity, event) => {
    const here = place[event] as number;
    if (isWaiting[here] !== 1) return here;
    for (let before = event - 1; before >= (first[opportunity] as number); before--)
      // Stages are the first places, and none but they have a sign whether one waits there.
      if (isWaiting[place[before] as number] === 0 && (recordedAt[before] as number) <= asOf)
        return place[before] as number;
    return here;
  };
}
