import type { SuspendReason } from '../../../definition/index.js';
import type { AnyPlan } from '../../../plan/index.js';
import { demandOf, type Ground } from '../../../satisfiability/index.js';
import type { JourneyEvent } from '../../journeys/Journey.js';
import { ALWAYS, PLAIN_ATTEMPT, refusedWhere } from '../Attempt.js';
import { eventReasonKey } from '../goalKeys.js';
import type { Place } from '../placesOf.js';
import { refusalsOfRule } from '../refusalsOfRule.js';
import { joined, NO_EVENTS, type PlannedEvents } from './PlannedEvent.js';
import { transferEvents } from './transferEvents.js';

/** After every instant that a journey comes to. */
const FOLLOW_UP = '2099-12-31';
const ANYTIME = { demand: ALWAYS, least: ALWAYS, roles: null } as const;

/** Setting an opportunity aside, giving it away, handing it over and voiding it, from an open stage. */
export function lifecycleEvents(plan: AnyPlan, place: Place): PlannedEvents {
  if (place.at >= place.track.open) return NO_EVENTS;
  // What ends a journey comes last.
  return joined([suspendEvents(plan, place), recycleEvents(plan), transferEvents(plan, place), voidEvents(plan)]);
}

function suspendEvents(plan: AnyPlan, { track }: Place): PlannedEvents {
  const ground: Ground = { plan, series: track.series.id };
  const { reasons }: { readonly reasons: readonly SuspendReason[] } = plan.definition.lifecycle.suspend;
  const path = 'lifecycle.suspend.reasons';
  const suspend = { type: 'suspend' };
  return {
    allowed: reasons.map(({ id }) => ({
      goals: [
        ['events', 'suspend'],
        ['events', 'resume'],
        ['reasons', eventReasonKey('suspend', id)],
      ],
      events: [{ ...suspend, reason: id, followUpOn: FOLLOW_UP }, { type: 'resume' }],
      demand: ALWAYS,
    })),
    attempts: [
      ...refusalsOfRule({
        ...ANYTIME,
        event: { ...suspend, followUpOn: FOLLOW_UP },
        reasons: new Set(reasons.map(({ id }) => id)),
        reasonPath: path,
      }),
      refusedWhere('date_required', path, suspend),
      ...reasons.map(({ id, needs }) =>
        refusedWhere(
          'date_required',
          `${path}.${id}`,
          { ...suspend, reason: id },
          { all: needs.map((field) => demandOf(ground, { field, present: true, valid: true }, 'notYes')) },
        ),
      ),
    ],
  };
}

function recycleEvents(plan: AnyPlan): PlannedEvents {
  const { roles } = plan.definition.lifecycle.assign;
  const assign = { type: 'assign', owner: 'a colleague' };
  return {
    allowed: [
      {
        goals: [
          ['events', 'recycle'],
          ['events', 'assign'],
        ],
        events: [{ type: 'recycle' }, assign],
        demand: ALWAYS,
      },
    ],
    attempts: refusalsOfRule({
      ...ANYTIME,
      event: assign,
      roles: roles === undefined ? null : { path: 'lifecycle.assign.roles', roles },
      reasons: false,
      reasonPath: '',
    }),
  };
}

function voidEvents(plan: AnyPlan): PlannedEvents {
  const { roles, reasons } = plan.definition.lifecycle.void;
  const ids: readonly string[] = reasons.map(({ id }: { readonly id: string }) => id);
  const path = 'lifecycle.void';
  const withReason = (reason: string): JourneyEvent => ({ type: 'void', reason });
  const first = withReason(ids[0] ?? '');
  return {
    allowed: ids.map((id) => ({
      goals: [
        ['events', 'void'],
        ['reasons', eventReasonKey('void', id)],
      ],
      events: [withReason(id)],
      demand: ALWAYS,
    })),
    attempts: [
      ...refusalsOfRule({
        ...ANYTIME,
        event: first,
        roles: roles === undefined ? null : { path: `${path}.roles`, roles },
        reasons: new Set(ids),
        reasonPath: `${path}.reasons`,
      }),
      { ...PLAIN_ATTEMPT, code: 'void_not_allowed', path, after: [first], event: first },
    ],
  };
}
