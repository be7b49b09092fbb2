import type { Condition, GradeOf, SalesModelInput, SeriesOf, TypeOf } from '../definition/index.js';
import { type AnyPlan, demandPlan, type SalesPlan } from '../plan/index.js';
import { blankOpportunity } from './blankOpportunity.js';
import { createBlocker } from './Case.js';
import { classify } from './classify.js';
import type { DecisionContext } from './DecisionContext.js';
import { draftOpportunity } from './draftOpportunity.js';
import type { CreationFacts } from './explainCreation.js';
import type { Facts } from './Facts.js';
import { jsonType } from './jsonType.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { type ReadContext, readContext } from './ReadContext.js';
import { toJson } from './toJson.js';
import { unknownBlocker } from './unknownBlocker.js';
import type { Blocker } from './Verdict.js';

/** The first entry that holds; `unknown` where one before it may hold as well, with what would have to be known. */
export type Classification<Id extends string = string> =
  | { readonly kind: 'found'; readonly id: Id }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly blockers: readonly Blocker[] };

/** What is classified: an opportunity, or what is known before there is one. */
export type Subject<M extends SalesModelInput> = Opportunity<M> | CreationFacts<M>;

/**
 * Proposes the type of an opportunity by the model's `types`: the first whose condition is yes. Nothing is set; an
 * event or `openOpportunity` does that.
 *
 * Nothing is looked up or guessed: a rule that cannot be answered before the first yes makes the answer `unknown`, and
 * its blockers say what to fill in or to ask. So do facts that the model does not declare, as `invalid_event`.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, classifyType } from 'stagewright';
 * const result = { outcomes: [{ id: 'won', kind: 'won' }] } as const;
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, checks: { hasOrder: 'The customer has ordered before' },
 *   types: [{ id: 'renewal', when: { check: 'hasOrder' } }, { id: 'new', when: { not: { check: 'hasOrder' } } }],
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result }],
 * }));
 * const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
 * classifyType(plan, { fields: {}, checks: { hasOrder: true } }, context) // => { kind: 'found', id: 'renewal' }
 * const open = classifyType(plan, { fields: {} }, context);
 * open.kind === 'unknown' && open.blockers[0].params.checks // => ['hasOrder']
 */
export function classifyType<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  subject: Subject<M>,
  context: DecisionContext<M>,
): Classification<TypeOf<M>> {
  demandPlan(plan);
  const { types } = plan.definition;
  return classifyBy(
    plan as AnyPlan,
    'types',
    types,
    ({ id }) => id,
    subject as unknown as Subject<SalesModelInput>,
    context,
  ) as Classification<TypeOf<M>>;
}

/**
 * Proposes the series by the model's `routing`: the first whose condition is yes; the only series where there is no
 * routing.
 *
 * Nothing is looked up or guessed: a rule that cannot be answered before the first yes makes the answer `unknown`, and
 * its blockers say what to fill in or to ask. So do facts that the model does not declare, as `invalid_event`.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, routeSeries } from 'stagewright';
 * const result = { outcomes: [{ id: 'won', kind: 'won' }] } as const;
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, fields: { staff: { type: 'number' } },
 *   routing: [{ when: { field: 'staff', gte: 1000 }, series: 'large' }, { series: 'small' }],
 *   series: [
 *     { id: 'large', won: 'order-placed', stages: [{ id: 'a' }], result },
 *     { id: 'small', won: 'order-placed', stages: [{ id: 'a' }], result },
 *   ],
 * }));
 * const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
 * routeSeries(plan, { fields: { staff: 40 } }, context) // => { kind: 'found', id: 'small' }
 * routeSeries(plan, { fields: {} }, context).kind // => 'unknown'
 */
export function routeSeries<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  subject: Subject<M>,
  context: DecisionContext<M>,
): Classification<SeriesOf<M>> {
  demandPlan(plan);
  const { routing } = plan.definition;
  const [only] = plan.series.keys();
  if (routing.length === 0 && plan.series.size === 1 && only !== undefined)
    return { kind: 'found', id: only as SeriesOf<M> };
  return classifyBy(
    plan as AnyPlan,
    'routing',
    routing,
    ({ series }) => series,
    subject as unknown as Subject<SalesModelInput>,
    context,
  ) as Classification<SeriesOf<M>>;
}

/**
 * Proposes the grade by the model's `grades`: the first whose condition is yes; a grade without a condition is the rest.
 * An event sets it.
 *
 * Nothing is looked up or guessed: a rule that cannot be answered before the first yes makes the answer `unknown`, and
 * its blockers say what to fill in or to ask. So do facts that the model does not declare, as `invalid_event`.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, gradeOf } from 'stagewright';
 * const result = { outcomes: [{ id: 'won', kind: 'won' }] } as const;
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, fields: { staff: { type: 'number' } },
 *   grades: [{ id: 'A', when: { field: 'staff', gte: 1000 } }, { id: 'B' }],
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result }],
 * }));
 * const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
 * gradeOf(plan, { fields: { staff: 40 } }, context) // => { kind: 'found', id: 'B' }
 */
export function gradeOf<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  subject: Subject<M>,
  context: DecisionContext<M>,
): Classification<GradeOf<M>> {
  demandPlan(plan);
  const { grades } = plan.definition;
  return classifyBy(
    plan as AnyPlan,
    'grades',
    grades,
    ({ id }) => id,
    subject as unknown as Subject<SalesModelInput>,
    context,
  ) as Classification<GradeOf<M>>;
}

function classifyBy<T extends { readonly when?: Condition }>(
  plan: AnyPlan,
  name: string,
  entries: readonly T[],
  idOf: (entry: T) => string,
  subject: Subject<SalesModelInput>,
  given: unknown,
): Classification {
  const context = readContext(given as DecisionContext<SalesModelInput>);
  if ('wrong' in context) {
    return {
      kind: 'unknown',
      blockers: [createBlocker({ plan }, 'invalid_event', context.wrong.path, context.wrong.params)],
    };
  }
  const read = readSubject(plan, subject, context);
  if (read.blockers.length > 0) return { kind: 'unknown', blockers: read.blockers };
  const facts: Facts = { plan, ...read, reads: { facts: {}, checks: {} } };
  const classified = classify(facts, entries);
  if (classified.kind === 'none') return classified;
  if (classified.kind === 'found') return { kind: 'found', id: idOf(classified.entry) };
  const blockers = classified.waiting.map(({ entry, index }) =>
    unknownBlocker(facts, entry.when, `${name}.${name === 'routing' ? index : idOf(entry)}.when`),
  );
  return { kind: 'unknown', blockers };
}

/** The opportunity that conditions are put to; blockers where the facts are none that the model declares. */
function readSubject(plan: AnyPlan, subject: Subject<SalesModelInput>, context: ReadContext) {
  const wrong = (path: string, value: unknown) =>
    createBlocker({ plan }, 'invalid_event', path, { expected: 'object', value: toJson(value) });
  if (jsonType(subject) !== 'object')
    return { opportunity: blankOpportunity(plan, '', context.atText), context, blockers: [wrong('subject', subject)] };
  if ('format' in subject) return { opportunity: subject as AnyOpportunity, context, blockers: [] };
  const { fields, processes, checks } = subject;
  const asked = { ...context, checks: { ...context.checks, ...checks } };
  const draft = draftOpportunity(plan, { id: '', fields, processes }, asked);
  const undeclared = draft.blockers.filter(({ code }) => code === 'invalid_event');
  const isNoRecord = checks !== undefined && jsonType(checks) !== 'object';
  return {
    opportunity: draft.opportunity,
    context: asked,
    blockers: isNoRecord ? [...undeclared, wrong('checks', checks)] : undeclared,
  };
}
