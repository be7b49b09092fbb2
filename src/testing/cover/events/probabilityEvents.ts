import { ALWAYS, refusedWhere } from '../Attempt.js';
import { eventKey } from '../goalKeys.js';
import type { Place } from '../placesOf.js';
import { refusalsOfRule } from '../refusalsOfRule.js';
import { ANY_REASON, NO_EVENTS, type PlannedEvents } from './PlannedEvent.js';

/** A probability given by hand, where the series takes one. */
export function probabilityEvents({ track, at }: Place): PlannedEvents {
  if (at >= track.open) return NO_EVENTS;
  const { id, probability } = track.series;
  const path = `${track.path}.probability`;
  const event = { type: 'setProbability', value: 0.5, reason: ANY_REASON };
  if (probability.mode === 'fixed' || (probability.mode === 'model' && probability.fallback !== 'individual'))
    return { ...NO_EVENTS, attempts: [refusedWhere('move_not_allowed', path, event)] };
  const { setBy, needsReason = true } = probability;
  return {
    allowed: [{ goals: [['events', eventKey(event, id)]], events: [event], demand: ALWAYS }],
    attempts: refusalsOfRule({
      event,
      demand: ALWAYS,
      least: ALWAYS,
      roles: setBy === undefined ? null : { path: `${path}.setBy`, roles: setBy },
      reasons: needsReason ? null : false,
      reasonPath: path,
    }),
  };
}
