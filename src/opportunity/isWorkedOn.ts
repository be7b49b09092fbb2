import type { AnyOpportunity } from './Opportunity.js';

/** Whether work goes on: in a stage before the result, or on the road behind a win. */
export function isWorkedOn({ status, stage }: Pick<AnyOpportunity, 'status' | 'stage'>): boolean {
  return stage !== null && (status === 'open' || status === 'won');
}
