import { type AnyPlan, type ProcessPlan, trackOf } from '../plan/index.js';
import { isWorkedOn } from './isWorkedOn.js';
import type { AnyOpportunity } from './Opportunity.js';
import { own } from './own.js';

type Standing = {
  readonly plan: AnyPlan;
  readonly opportunity: Pick<AnyOpportunity, 'status' | 'stage' | 'series' | 'variant'>;
};

/** Whether a process may be raised where the opportunity is worked on now. */
export function isRaisedHere(facts: Standing, process: ProcessPlan): boolean {
  return isWorkedOn(facts.opportunity) && belongsHere(facts, process);
}

/** Whether a process was approved, and is not raised a second time. */
export function isSpent(
  { opportunity }: { readonly opportunity: Partial<Pick<AnyOpportunity, 'processes'>> },
  { id, process }: ProcessPlan,
): boolean {
  const isRepeated = process.recurring || process.kind === 'data-change';
  return !isRepeated && own(opportunity.processes, id)?.status === 'approved';
}

/** Whether a process belongs to the stage worked in, or left when it was parked. One whose stage the variant dropped is read without it. */
export function belongsHere({ plan, opportunity }: Standing, { process }: ProcessPlan): boolean {
  const { kind, stage } = process;
  if (kind === 'conversion') return false;
  if (stage === undefined || stage === opportunity.stage) return true;
  return trackOf(plan, opportunity.series, opportunity.variant)?.dropped.has(stage) ?? false;
}
