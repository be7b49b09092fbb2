import type { AnyPlan, ProcessPlan } from '../plan/index.js';
import type { AnyOpportunity } from './Opportunity.js';

/** The process that a change of this core field goes through; a conversion is none: it can only come with the lead. */
export function correctorOf(
  { plan, opportunity }: { readonly plan: AnyPlan; readonly opportunity: Pick<AnyOpportunity, 'series'> },
  field: string,
): ProcessPlan | undefined {
  const correcting = [...plan.processes.values()].filter(
    ({ process }) =>
      process.kind !== 'conversion' &&
      process.corrects.includes(field) &&
      (!process.series || process.series.includes(opportunity.series)),
  );
  return correcting.find(({ process }) => process.kind === 'data-change') ?? correcting[0];
}
