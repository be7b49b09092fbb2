import { stageKey } from './goalKeys.js';
import type { Exercises } from './goalsOf.js';
import type { JourneyWriter } from './JourneyWriter.js';
import type { Place } from './placesOf.js';
import type { Tally } from './Tally.js';
import type { Walk } from './Walk.js';

/**
 * What the tour did not come to, in journeys of its own: the events beside the moves, refusals of moves at places that
 * it had no reason to go to, and what is refused only after some days, for time does not go back.
 */
export function coverEvents(
  exercises: readonly Exercises[],
  { starts }: Pick<Walk, 'starts'>,
  tally: Tally,
  writer: JourneyWriter,
): void {
  const openings = new Set(starts.map(({ place }) => place));
  /** A journey may begin anywhere; where no move leads and nothing is opened, none does, and that stays told. */
  const isReached = (place: Place) => {
    if (openings.has(place)) return true;
    const { track, at, outcome } = place;
    const { series, stages, outcomes } = track;
    const [stage, reached] = [stages[at]?.id, outcomes[outcome ?? -1]?.outcome.id];
    return (
      (stage === undefined || tally.has('stages', stageKey(series.id, stage))) &&
      (reached === undefined || tally.has('outcomes', stageKey(series.id, reached)))
    );
  };
  for (const { place, refusedMoves, events, refusedEvents } of exercises) {
    if (!isReached(place)) continue;
    const isAt = () => writer.at?.place === place || writer.begin(place);
    const inTime = refusedMoves.filter(({ later }) => later === 0);
    const late = refusedMoves.filter(({ later }) => later > 0);
    for (const attempt of [...inTime, ...refusedEvents]) {
      if (!writer.isExercised(attempt) && isAt()) writer.attempt(attempt);
    }
    for (const planned of events) {
      if (!writer.hasHappened(planned) && isAt()) writer.happen(planned);
    }
    for (const attempt of late) {
      if (!writer.isExercised(attempt) && writer.begin(place)) writer.attempt(attempt);
    }
  }
  writer.end();
}
