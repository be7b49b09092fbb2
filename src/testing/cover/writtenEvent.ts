import type { JourneyEvent } from '../journeys/Journey.js';
import type { Attempt } from './Attempt.js';
import { ANY_REASON } from './events/PlannedEvent.js';
import type { PlannedMove } from './PlannedMove.js';
import { placeOf } from './placeOf.js';
import type { Place } from './placesOf.js';
import type { Tally } from './Tally.js';
import { unusedReason } from './unusedReason.js';

/** The reason that a move is written with: of a close one that no close has named yet; `null` where it takes none. */
export function reasonOf(tally: Tally, { reasons, kind, track, to }: PlannedMove): string | null {
  if (reasons === false) return null;
  if (reasons === null) return ANY_REASON;
  const first = [...reasons][0] ?? ANY_REASON;
  return kind === 'close' || kind === 'change'
    ? (unusedReason(tally, track.series.id, placeOf(track, to), reasons) ?? first)
    : first;
}

/** The event of an attempt, with a reason that holds wherever its reason is not what is tried. */
export function eventOf(tally: Tally, { event, reason }: Attempt, { moves, track }: Place): JourneyEvent {
  const { reason: given, ...bare } = event;
  if (reason === 'none') return bare as JourneyEvent;
  if (reason === 'unknown') return { ...event, reason: `no ${ANY_REASON}` };
  if (given !== undefined) return event;
  const move = moves.find(
    (one) => one.event.type === event.type && (one.event.to ?? one.event.outcome) === (event.to ?? event.outcome),
  );
  if (move !== undefined) {
    const own = reasonOf(tally, move);
    return own === null ? event : { ...event, reason: own };
  }
  const id = event.type === 'changeOutcome' ? event.to : event.outcome;
  const declared = track.outcomes[track.outcomeIndex.get(String(id ?? '')) ?? -1]?.reasons;
  return id === undefined ? event : { ...event, reason: [...(declared ?? [])][0] ?? ANY_REASON };
}
