import type { ProcessPlan } from '../../../plan/index.js';
import {
  appliesDemand,
  type Demand,
  demandOfRequirement,
  demandsUnmet,
  type Ground,
} from '../../../satisfiability/index.js';
import type { JourneyEvent } from '../../journeys/Journey.js';
import { type Attempt, PLAIN_ATTEMPT } from '../Attempt.js';
import { branchKey, type GoalKind } from '../goalKeys.js';
import { raisingRequirements } from '../raisingRequirements.js';
import { refusalsOfRequirements, refusalsOfRule } from '../refusalsOfRule.js';
import type { PlannedEvents } from './PlannedEvent.js';

export type Raising = {
  /** The event that raises the process. */
  readonly event: JourneyEvent;
  /** Where it is told that the process cannot be raised. */
  readonly at: string;
  /** What makes the event one that raises it. */
  readonly given: Demand;
  readonly goals: readonly (readonly [kind: GoalKind, goal: string])[];
};

/** Raising a process: its roles, whether it applies, what it needs, what comes before it, and that it is not yet raised. */
export function raiseEvents(ground: Ground, plan: ProcessPlan, { event, at, given, goals }: Raising): PlannedEvents {
  const { id, process, path } = plan;
  const applies = (...wanted: readonly Parameters<typeof appliesDemand>[2][]): Demand => ({
    all: wanted.map((one) => appliesDemand(ground, plan, one, [])),
  });
  const { needs, before } = raisingRequirements(ground.plan, plan);
  const met = [...needs, ...before].map((requirement) => demandOfRequirement(ground, requirement));
  const isFree: Demand = { literal: { process: id, states: ['none', 'rejected', 'withdrawn'] } };
  const isPending: Demand = { literal: { process: id, states: ['pending'] } };
  const demand: Demand = { all: [given, applies('yes'), isFree, ...met] };
  const { raise, approve, kind } = process;
  const refused = (code: Attempt['code'], place: string, one: Demand, others: readonly Demand[]): Attempt => ({
    ...PLAIN_ATTEMPT,
    code,
    path: place,
    event,
    demand: { all: [given, one, ...others] },
    least: { all: [given, one] },
  });
  return {
    allowed: [
      {
        goals: [...goals, ...needs.map(({ path: place }) => ['requirements', branchKey(place, 'met')] as const)],
        events: [event],
        demand,
      },
    ],
    attempts: [
      ...refusalsOfRule({
        event,
        demand,
        least: given,
        roles: raise === undefined ? null : { path: `${path}.raise`, roles: raise },
        reasons: false,
        reasonPath: path,
      }),
      refused('process_not_applicable', at, applies('no'), met),
      refused('condition_unknown', `${path}.when`, applies('notYes', 'notNo'), met),
      ...refusalsOfRequirements(ground, needs, {
        event,
        demand: { all: [given, applies('yes'), isFree, ...met.slice(needs.length)] },
        least: given,
      }),
      ...before.map((requirement, index) => {
        const failed: Demand = { any: demandsUnmet(ground, requirement).map((unmet) => unmet.demand) };
        const others = met.filter((_, other) => other !== needs.length + index);
        return refused('process_order', requirement.path, failed, [applies('yes'), isFree, ...others]);
      }),
      refused('process_already_raised', at, isPending, [applies('yes'), ...met]),
      ...(approve.selfApproval || (kind === 'conversion' && event.type === 'raiseProcess')
        ? []
        : [
            {
              ...refused('self_approval', `${path}.approve.selfApproval`, demand, []),
              after: [event],
              event: { type: 'approveProcess', process: id },
              least: demand,
            },
          ]),
    ],
  };
}
