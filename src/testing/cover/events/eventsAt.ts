import type { AnyPlan } from '../../../plan/index.js';
import type { Place } from '../placesOf.js';
import { actionEvents } from './actionEvents.js';
import { fieldEvents } from './fieldEvents.js';
import { lifecycleEvents } from './lifecycleEvents.js';
import { joined, type PlannedEvents } from './PlannedEvent.js';
import { probabilityEvents } from './probabilityEvents.js';
import { processEvents } from './processEvents.js';

/** Everything that can be put to an opportunity at a place beside the moves. */
export function eventsAt(plan: AnyPlan, place: Place): PlannedEvents {
  return joined([
    processEvents(plan, place),
    actionEvents(plan, place),
    fieldEvents(plan, place),
    probabilityEvents(place),
    lifecycleEvents(plan, place),
  ]);
}
