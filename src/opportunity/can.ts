import type { SalesModelInput } from '../definition/index.js';
import type { SalesPlan } from '../plan/index.js';
import type { DecisionContext } from './DecisionContext.js';
import type { DraftInput } from './Event.js';
import { explain } from './explain.js';
import type { Opportunity } from './Opportunity.js';

/** Whether an event may happen now: `explain(…).allowed`. A draft that lacks its own data may not. */
export function can<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  event: DraftInput<M>,
  context: DecisionContext<M>,
): boolean {
  return explain(plan, opportunity, event, context).allowed;
}
