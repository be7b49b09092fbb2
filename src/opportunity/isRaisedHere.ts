import { type ProcessPlan, trackOf } from '../plan/index.js';
import type { Facts } from './Facts.js';

/** Whether a process may be raised where the opportunity is worked on now. One whose stage the variant dropped is read without it. */
export function isRaisedHere({ plan, opportunity }: Facts, { process }: ProcessPlan): boolean {
  const isWorkedOn = opportunity.status === 'open' || (opportunity.status === 'won' && opportunity.stage !== null);
  if (process.kind === 'conversion' || !isWorkedOn) return false;
  const { stage } = process;
  if (stage === undefined || stage === opportunity.stage) return true;
  return trackOf(plan, opportunity.series, opportunity.variant)?.dropped.has(stage) ?? false;
}
