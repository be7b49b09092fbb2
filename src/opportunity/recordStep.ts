import type { Json } from '../issues/index.js';
import { type StagePlan, trackOf } from '../plan/index.js';
import type { UsedWaiver } from './applyWaivers.js';
import type { Case, EffectBody, Step } from './Case.js';
import { dueRequests } from './dueRequests.js';
import type { Effect } from './Effect.js';
import { foldRecord } from './fold.js';
import type { AnyOpportunity } from './Opportunity.js';
import type { ReadContext } from './ReadContext.js';
import { stageWorkedIn } from './stageWorkedIn.js';
import type { TransitionRecord } from './TransitionRecord.js';

/** A step taken: its record, the next opportunity with the stage it is worked in, and the effects with their ids. */
export type Taken = {
  readonly record: TransitionRecord;
  readonly opportunity: AnyOpportunity;
  readonly stage: StagePlan | undefined;
  readonly effects: readonly Effect[];
};

type Origin = {
  readonly event: { readonly [key: string]: Json };
  readonly cause: TransitionRecord['cause'];
  readonly waived?: readonly UsedWaiver[];
};

/** Builds the record of a step, folds it, and asks for the processes that have become due. */
export function recordStep(found: Case, step: Step, context: ReadContext, origin: Origin): Taken {
  const { opportunity: before, reads, plan } = found;
  let record = recordOf(found, step, step.changes, context, origin);
  let opportunity: AnyOpportunity = foldRecord(before, record);
  let { effects } = step;
  const { series, variant } = record;
  const isSameTrack = series === before.series && variant === before.variant;
  const track = isSameTrack ? found.track : trackOf(plan, series, variant);
  const stage = track && stageWorkedIn(track, opportunity);
  const entered = opportunity.visit.number !== before.visit.number;
  const requests = dueRequests({ plan, opportunity, context, reads }, stage, entered);
  if (requests !== null) {
    record = recordOf(found, step, { ...step.changes, requested: requests }, context, origin);
    opportunity = foldRecord(before, record);
    effects = [
      ...effects,
      ...Object.keys(requests).map((process): EffectBody => ({ type: 'process.request', process })),
    ];
  }
  return { record, opportunity, stage, effects: nameEffects(record, effects) };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function recordOf(
  { opportunity: before, reads }: Case,
  { to, skipped }: Step,
  changes: Step['changes'],
  { atText, recordedAt, by }: ReadContext,
  { event, cause, waived }: Origin,
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
  if (typeof event.reason === 'string') record.reason = event.reason;
  if (skipped !== undefined && skipped.length > 0) record.skipped = skipped;
  if (waived !== undefined && waived.length > 0) record.waived = waived.map(({ json }) => json);
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
