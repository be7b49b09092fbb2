import type { AnyPlan, Requirement } from '../../../plan/index.js';
import { demandOfRequirement, type Ground } from '../../../satisfiability/index.js';
import { ALWAYS } from '../Attempt.js';
import { branchKey } from '../goalKeys.js';
import type { Place } from '../placesOf.js';
import { refusalsOfRequirements } from '../refusalsOfRule.js';
import { joined, NO_EVENTS, type PlannedEvents } from './PlannedEvent.js';

/** Completing the actions that a process must precede. */
export function actionEvents(plan: AnyPlan, { track, at }: Place): PlannedEvents {
  if (at >= track.stages.length) return NO_EVENTS;
  const ground: Ground = { plan, series: track.series.id };
  const all = [...plan.processes.values()];
  const actions = new Set(all.flatMap(({ process }) => process.before ?? []));
  return joined(
    [...actions].map((action) => {
      const requirements = all
        .filter(({ process }) => process.before === action)
        .map((process): Requirement => ({ kind: 'process', path: `${process.path}.before`, process }));
      const event = { type: 'completeAction', action };
      const demand = { all: requirements.map((requirement) => demandOfRequirement(ground, requirement)) };
      return {
        allowed: [
          { goals: requirements.map(({ path }) => ['requirements', branchKey(path, 'met')]), events: [event], demand },
        ],
        attempts: refusalsOfRequirements(ground, requirements, { event, demand: ALWAYS, least: ALWAYS }),
      };
    }),
  );
}
