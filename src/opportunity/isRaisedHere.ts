import { type ProcessPlan, trackOf } from '../plan/index.js';
import type { Facts } from './Facts.js';

/** Whether this is the stage to raise a process in. One whose stage the variant dropped is read without it. */
export function isRaisedHere({ plan, opportunity }: Facts, { process }: ProcessPlan): boolean {
  if (process.kind === 'conversion') return false;
  const { stage } = process;
  if (stage === undefined || stage === opportunity.stage) return true;
  return trackOf(plan, opportunity.series, opportunity.variant)?.dropped.has(stage) ?? false;
}
