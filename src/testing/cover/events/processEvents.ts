import { isRaisedHere } from '../../../opportunity/index.js';
import type { AnyPlan, ProcessPlan } from '../../../plan/index.js';
import type { Demand, Ground } from '../../../satisfiability/index.js';
import { ALWAYS, type Attempt, refusedWhere } from '../Attempt.js';
import { eventKey } from '../goalKeys.js';
import { standingAt } from '../placeOf.js';
import type { Place } from '../placesOf.js';
import { refusalsOfRule } from '../refusalsOfRule.js';
import { ANY_REASON, joined, NO_EVENTS, type PlannedEvents } from './PlannedEvent.js';
import { raiseEvents } from './raiseEvents.js';

/** The rounds of processes: raising them, votes, and withdrawing. */
export function processEvents(plan: AnyPlan, place: Place): PlannedEvents {
  if (place.at >= place.track.stages.length) return NO_EVENTS;
  const ground: Ground = { plan, series: place.track.series.id };
  return joined(
    [...plan.processes.values()].flatMap((process) => [
      raised(ground, plan, place, process),
      answered(ground, process),
    ]),
  );
}

function raised(ground: Ground, plan: AnyPlan, place: Place, process: ProcessPlan): PlannedEvents {
  const { id, path } = process;
  const { series } = place.track;
  const event = { type: 'raiseProcess', process: id };
  const refused = (code: Attempt['code'], where: string): PlannedEvents => ({
    ...NO_EVENTS,
    attempts: [refusedWhere(code, where, event)],
  });
  if (!isRaisedHere({ plan, opportunity: standingAt(place) }, process)) return refused('move_not_allowed', path);
  if (process.process.series?.includes(series.id) === false) return refused('process_not_applicable', `${path}.series`);
  const goals = [['events', eventKey(event, series.id)]] as const;
  return raiseEvents(ground, process, { event, at: path, given: ALWAYS, goals });
}

/** Who answers or withdraws what a colleague raised. */
function answered(ground: Ground, { id, path, process }: ProcessPlan): PlannedEvents {
  const round = (...states: readonly ('none' | 'pending' | 'approved' | 'rejected' | 'withdrawn')[]): Demand => ({
    literal: { process: id, states },
  });
  const [approve, reject, withdraw] = [
    { type: 'approveProcess', process: id },
    { type: 'rejectProcess', process: id },
    { type: 'withdrawProcess', process: id, reason: ANY_REASON },
  ] as const;
  const pending = round('pending');
  const rule = { demand: pending, least: pending, reasonPath: path };
  const { raise } = process;
  const raisers = raise === undefined ? null : { path: `${path}.raise`, roles: raise };
  return {
    allowed: [approve, reject, withdraw].map((event) => ({
      goals: [['events', eventKey(event, ground.series ?? '')]],
      events: [event],
      demand: pending,
    })),
    attempts: [
      ...refusalsOfRule({
        ...rule,
        event: approve,
        roles: { path: `${path}.approve.by`, roles: process.approve.by },
        reasons: false,
      }),
      ...refusalsOfRule({ ...rule, event: withdraw, roles: raisers, reasons: null }),
      refusedWhere('process_not_raised', path, approve, round('none')),
      refusedWhere('request_outdated', path, approve, round('approved', 'rejected', 'withdrawn')),
      refusedWhere('move_not_allowed', path, withdraw, round('none', 'approved', 'rejected', 'withdrawn')),
    ],
  };
}
