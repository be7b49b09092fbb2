import type { FieldsInput, ObjectKind, ProcessOf, SalesModelInput } from '../definition/index.js';
import { isRecord } from '../issues/index.js';
import { type AnyPlan, demandPlan, nearestName, OBJECT_KINDS, type SalesPlan } from '../plan/index.js';
import { applyWaivers } from './applyWaivers.js';
import { createBlocker } from './Case.js';
import { checkCreation } from './checkCreation.js';
import type { DecisionContext } from './DecisionContext.js';
import { draftOpportunity } from './draftOpportunity.js';
import { jsonType } from './jsonType.js';
import { readContext } from './ReadContext.js';
import { standingOf } from './standingOf.js';
import { tellMisspelt } from './tellMisspelt.js';
import { toJson } from './toJson.js';
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
 * A model without `objects` asks nothing. An object that its order does not have is `move_not_allowed`. A kind of object
 * that nobody knows, and facts that the model does not declare, are `invalid_event`, values that are none of their field
 * `invalid_field`.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, explainCreation } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, fields: { mobile: { type: 'phone', check: 'cn-mobile' } },
 *   objects: { order: ['account', 'opportunity'], checks: [{ to: 'account', condition: { field: 'mobile', valid: true } }] },
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
 * explainCreation(plan, 'account', { fields: { mobile: '13912345678' } }, context).allowed // => true
 * explainCreation(plan, 'account', { fields: {} }, context).blockers[0].code // => 'condition_unknown'
 * explainCreation(plan, 'lead', { fields: {} }, context).blockers[0].code // => 'move_not_allowed'
 */
export function explainCreation<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  object: ObjectKind,
  facts: CreationFacts<M>,
  context: DecisionContext<M>,
): Verdict<M> {
  demandPlan(plan);
  const anyPlan = plan as AnyPlan;
  const wrong = (path: string, expected: string, value: unknown) =>
    createBlocker({ plan: anyPlan }, 'invalid_event', path, { expected, value: toJson(value) });
  const { fields, processes, checks } = isRecord(facts) ? facts : ({} as CreationFacts<M>);
  const blockers: Blocker[] = [];
  const checklist: ChecklistItem[] = [];
  const read = readContext(
    checks === undefined || !isRecord(context) ? context : { ...context, checks: { ...context.checks, ...checks } },
  );
  const order = plan.definition.objects?.order;
  if ('wrong' in read) {
    blockers.push(createBlocker({ plan: anyPlan }, 'invalid_event', read.wrong.path, read.wrong.params));
  } else if (!OBJECT_KINDS.includes(object)) {
    const nearest = typeof object === 'string' ? nearestName(object, OBJECT_KINDS) : null;
    const params = { expected: 'objectKind', value: toJson(object), choices: [...OBJECT_KINDS], nearest };
    blockers.push(createBlocker({ plan: anyPlan }, 'invalid_event', 'object', params));
  } else if (!isRecord(facts)) {
    blockers.push(wrong('facts', 'object', facts));
  } else if (checks !== undefined && jsonType(checks) !== 'object') {
    blockers.push(wrong('facts.checks', 'object', checks));
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
    tellMisspelt(creation);
    blockers.unshift(...draft.blockers);
  }
  const standing = standingOf(blockers, []);
  return { allowed: standing === 'ready', standing, checklist, blockers, inputs: [] } as unknown as Verdict<M>;
}
