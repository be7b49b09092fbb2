import type { FieldsInput, ObjectKind, ProcessOf, SalesModelInput } from '../definition/index.js';
import type { AnyPlan, SalesPlan } from '../plan/index.js';
import { applyWaivers } from './applyWaivers.js';
import { createBlocker } from './Case.js';
import { checkCreation } from './checkCreation.js';
import type { DecisionContext } from './DecisionContext.js';
import { draftOpportunity } from './draftOpportunity.js';
import { readContext } from './ReadContext.js';
import { standingOf } from './standingOf.js';
import type { Blocker, ChecklistItem, Verdict } from './Verdict.js';

/** What is known when a record is about to be created. */
export type CreationFacts<M extends SalesModelInput = SalesModelInput> = {
  readonly fields: FieldsInput<M>;
  readonly processes?: { readonly [P in ProcessOf<M>]?: 'approved' | 'rejected' };
  readonly checks?: DecisionContext<M>['checks'];
};

/**
 * Whether a lead, an account or an opportunity may be created, for hosts that create them apart: by the model's
 * `objects.order`, and the checks of the object and of every object before it.
 *
 * A model without `objects` asks nothing. An object that its order does not have is `move_not_allowed`.
 */
export function explainCreation<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  object: ObjectKind,
  { fields, processes, checks }: CreationFacts<M>,
  context: DecisionContext<M>,
): Verdict<M> {
  const anyPlan = plan as AnyPlan;
  const blockers: Blocker[] = [];
  const checklist: ChecklistItem[] = [];
  const read = readContext(checks === undefined ? context : { ...context, checks: { ...context.checks, ...checks } });
  const order = plan.definition.objects?.order;
  if ('wrong' in read) {
    blockers.push(createBlocker({ plan: anyPlan }, 'invalid_event', `context.${read.wrong}`, { expected: read.wrong }));
  } else if (order !== undefined && !order.includes(object)) {
    blockers.push(
      createBlocker({ plan: anyPlan }, 'move_not_allowed', 'objects.order', { object, choices: [...order] }),
    );
  } else {
    const draft = draftOpportunity(anyPlan, { id: '', fields, processes }, read);
    const { opportunity } = draft;
    const reads = { facts: {}, checks: {} };
    const creation = { plan: anyPlan, opportunity, context: read, reads, checklist, blockers };
    checkCreation(creation, object);
    applyWaivers(creation);
    blockers.unshift(...draft.blockers);
  }
  const standing = standingOf(blockers, []);
  return { allowed: standing === 'ready', standing, checklist, blockers, inputs: [] } as unknown as Verdict<M>;
}
