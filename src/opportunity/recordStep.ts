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
  let record = recordOf(before, step, step.changes, context, origin);
  let opportunity: AnyOpportunity = fold(before, record);
  let { effects } = step;
  const requests = dueRequests(
    plan,
    opportunity,
    context,
    origin.reads,
    opportunity.visit.number !== before.visit.number,
  );
  if (requests !== null) {
    record = recordOf(before, step, { ...step.changes, requested: requests }, context, origin);
    opportunity = fold(before, record);
    effects = [
      ...effects,
      ...Object.keys(requests).map((process): EffectBody => ({ type: 'process.request', process })),
    ];
  }
  return { record, opportunity, effects: nameEffects(record, effects) };
}

type Origin = Parameters<typeof recordStep>[4];
type Writable<T> = { -readonly [K in keyof T]: T[K] };

function recordOf(
  before: AnyOpportunity,
  { to, reason, skipped }: Step,
  changes: Step['changes'],
  { atText, recordedAt, by }: ReadContext,
  { event, cause, waived, reads }: Origin,
): TransitionRecord {
  const seq = before.seq + 1;
  const record: Writable<TransitionRecord> = {
    id: `${before.id}:${seq}`,
    opportunityId: before.id,
    seq,
    at: atText,
    recordedAt,
    by,
    cause,
    event,
    from: before.stage ?? before.outcome,
    to,
    reads,
    model: before.model,
    series: (changes.series as string | undefined) ?? before.series,
    variant: changes.variant === undefined ? before.variant : (changes.variant as string | null),
    changes,
  };
  if (reason !== undefined) record.reason = reason;
  if (skipped !== undefined) record.skipped = skipped;
  if (waived !== undefined && waived.length > 0) record.waived = waived;
  return record;
}

const NONE: readonly Effect[] = [];

/** `<record id>#<n>`, in the fixed order of the step. */
export function nameEffects(record: TransitionRecord, bodies: readonly EffectBody[]): readonly Effect[] {
  if (bodies.length === 0) return NONE;
  return bodies.map(
    (body, n) =>
      ({ id: `${record.id}#${n}`, opportunityId: record.opportunityId, at: record.at, ...body }) as unknown as Effect,
  );
}
