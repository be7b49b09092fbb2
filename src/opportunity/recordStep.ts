import type { Json } from '../issues/index.js';
import type { AnyPlan } from '../plan/index.js';
import type { EffectBody, Step } from './Case.js';
import { dueRequests } from './dueRequests.js';
import type { Effect } from './Effect.js';
import { fold } from './fold.js';
import type { AnyOpportunity } from './Opportunity.js';
import type { GatheredReads, ReadContext } from './ReadContext.js';
import type { TransitionRecord } from './TransitionRecord.js';

/** A step taken: its record, the next opportunity, and the effects with their ids. */
export type Taken = {
  readonly record: TransitionRecord;
  readonly opportunity: AnyOpportunity;
  readonly effects: readonly Effect[];
};

/** Builds the record of a step, folds it, and asks for the processes that have become due. */
export function recordStep(
  plan: AnyPlan,
  before: AnyOpportunity,
  step: Step,
  context: ReadContext,
  origin: {
    readonly event: { readonly [key: string]: Json };
    readonly cause: TransitionRecord['cause'];
    readonly waived?: readonly Json[];
    readonly reads: GatheredReads;
  },
): Taken {
  const seq = before.seq + 1;
  const build = (changes: { readonly [key: string]: Json }): TransitionRecord => ({
    id: `${before.id}:${seq}`,
    opportunityId: before.id,
    seq,
    at: context.atText,
    recordedAt: context.recordedAt,
    by: context.by,
    cause: origin.cause,
    event: origin.event,
    from: (before.stage ?? before.outcome) as string | null,
    to: step.to,
    ...(step.reason === undefined ? {} : { reason: step.reason }),
    ...(step.skipped === undefined ? {} : { skipped: step.skipped }),
    ...(origin.waived === undefined || origin.waived.length === 0 ? {} : { waived: origin.waived }),
    reads: origin.reads,
    model: before.model,
    series: (changes.series as string | undefined) ?? before.series,
    variant: changes.variant === undefined ? before.variant : (changes.variant as string | null),
    changes,
  });
  let record = build(step.changes);
  let opportunity: AnyOpportunity = fold(before, record);
  let { effects } = step;
  const requests = dueRequests(plan, opportunity, context, origin.reads, opportunity.visit.number !== before.visit.number);
  if (requests !== null) {
    record = build({ ...step.changes, requested: requests });
    opportunity = fold(before, record);
    effects = [...effects, ...Object.keys(requests).map((process): EffectBody => ({ type: 'process.request', process }))];
  }
  return { record, opportunity, effects: nameEffects(record, effects) };
}

/** `<record id>#<n>`, in the fixed order of the step. */
export function nameEffects(record: TransitionRecord, bodies: readonly EffectBody[]): readonly Effect[] {
  return bodies.map(
    (body, n) => ({ id: `${record.id}#${n}`, opportunityId: record.opportunityId, at: record.at, ...body }) as unknown as Effect,
  );
}
