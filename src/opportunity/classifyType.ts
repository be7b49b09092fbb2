import type { Condition, GradeOf, SalesModelInput, SeriesOf, TypeOf } from '../definition/index.js';
import type { AnyPlan, SalesPlan } from '../plan/index.js';
import { createBlocker } from './Case.js';
import { classify } from './classify.js';
import type { DecisionContext } from './DecisionContext.js';
import { draftOpportunity } from './draftOpportunity.js';
import type { CreationFacts } from './explainCreation.js';
import type { Facts } from './Facts.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { readContext } from './ReadContext.js';
import { unknownsOf } from './unknownsOf.js';
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
 */
export function classifyType<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  subject: Subject<M>,
  context: DecisionContext<M>,
): Classification<TypeOf<M>> {
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

/** Proposes the series by the model's `routing`; the only series where there is no routing. */
export function routeSeries<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  subject: Subject<M>,
  context: DecisionContext<M>,
): Classification<SeriesOf<M>> {
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

/** Proposes the grade by the model's `grades`; a grade without a condition is the rest. */
export function gradeOf<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  subject: Subject<M>,
  context: DecisionContext<M>,
): Classification<GradeOf<M>> {
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
      blockers: [createBlocker({ plan }, 'invalid_event', `context.${context.wrong}`, { expected: context.wrong })],
    };
  }
  const asked = 'format' in subject ? context : { ...context, checks: { ...context.checks, ...subject.checks } };
  const opportunity: AnyOpportunity =
    'format' in subject
      ? subject
      : draftOpportunity(plan, { id: '', fields: subject.fields, processes: subject.processes }, asked).opportunity;
  const facts: Facts = { plan, opportunity, context: asked, reads: { facts: {}, checks: {} } };
  const classified = classify(facts, entries);
  if (classified.kind === 'none') return classified;
  if (classified.kind === 'found') return { kind: 'found', id: idOf(classified.entry) };
  const blockers = classified.waiting.map(({ entry, index }) => {
    const { params, remedy } = unknownsOf(facts, entry.when);
    return createBlocker(
      { plan },
      'condition_unknown',
      `${name}.${name === 'routing' ? index : idOf(entry)}.when`,
      params,
      remedy,
    );
  });
  return { kind: 'unknown', blockers };
}
