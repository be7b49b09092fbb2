import type { ProcessPlan } from '../plan/index.js';
import { isRaisedHere, isSpent } from './isRaisedHere.js';
import type { AnyOpportunity } from './Opportunity.js';

type Standing = Parameters<typeof isRaisedHere>[0];

/**
 * The process that a change of this core field goes through where the opportunity stands: one that may be raised here, a
 * data change first. What cannot be raised here, or not again, corrects nothing here; nor does a conversion, which can
 * only come with the lead.
 */
export function correctorOf(
  facts: Standing & { readonly opportunity: Partial<Pick<AnyOpportunity, 'processes'>> },
  field: string,
): ProcessPlan | undefined {
  const { plan, opportunity } = facts;
  const correcting = [...plan.processes.values()].filter(
    (one) =>
      one.process.corrects.includes(field) &&
      (!one.process.series || one.process.series.includes(opportunity.series)) &&
      isRaisedHere(facts, one) &&
      !isSpent(facts, one),
  );
  return correcting.find(({ process }) => process.kind === 'data-change') ?? correcting[0];
}
