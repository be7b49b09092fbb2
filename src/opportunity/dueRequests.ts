import type { StagePlan } from '../plan/index.js';
import { evaluateCondition, isPassed, processState } from './evaluateCondition.js';
import type { Facts } from './Facts.js';
import { isWorkedOn } from './isWorkedOn.js';
import { own } from './own.js';

/**
 * The processes to ask the host for: they belong to this stage, apply, may be raised, and were not asked for in this
 * round. One that was rejected or withdrawn is asked for again only when its stage is `entered` anew. `null` where there
 * are none.
 */
export function dueRequests(
  facts: Facts,
  stage: StagePlan | undefined,
  entered: boolean,
): { readonly [process: string]: number } | null {
  const { plan, opportunity } = facts;
  if (stage === undefined || stage.processes.length === 0 || !isWorkedOn(opportunity)) return null;
  const requests: { [process: string]: number } = {};
  for (const process of stage.processes) {
    const { id } = process;
    const { recurring, kind, needs, after } = process.process;
    if (recurring || kind === 'conversion' || kind === 'recurring') continue;
    const round = (own(opportunity.processes, id)?.round ?? 0) + 1;
    if (own(opportunity.requested, id) === round) continue;
    const state = processState(facts, process);
    const mayBeRaised = state === 'not_raised' || (entered && (state === 'rejected' || state === 'withdrawn'));
    if (!mayBeRaised || (needs !== undefined && evaluateCondition(facts, needs) !== 'yes')) continue;
    const waits = after.some((predecessor) => {
      const before = plan.processes.get(predecessor);
      return before !== undefined && !isPassed(before, processState(facts, before));
    });
    if (waits) continue;
    requests[id] = round;
  }
  return Object.keys(requests).length > 0 ? requests : null;
}
