import type { Json } from '../issues/index.js';
import { type AnyPlan, trackOf } from '../plan/index.js';
import type { Applied } from './Applied.js';
import { type UsedWaiver, unusedWaivers } from './applyWaivers.js';
import { dueRequests } from './dueRequests.js';
import type { AnyOpportunity } from './Opportunity.js';
import type { GatheredReads, ReadContext } from './ReadContext.js';
import { nameEffects } from './recordStep.js';
import { stageWorkedIn } from './stageWorkedIn.js';
import type { TransitionRecord } from './TransitionRecord.js';

/** The first record of an opportunity: it holds the whole of it. */
export function recordOpening(
  plan: AnyPlan,
  entered: AnyOpportunity,
  context: ReadContext,
  origin: {
    readonly event: { readonly type: string } & { readonly [key: string]: Json };
    readonly cause: 'user' | 'import';
    readonly reads: GatheredReads;
    readonly waived?: readonly UsedWaiver[];
  },
): Applied & { readonly ok: true } {
  const { event, waived = [] } = origin;
  const track = trackOf(plan, entered.series, entered.variant);
  const facts = { plan, opportunity: entered, context, reads: origin.reads };
  const requests = origin.cause === 'user' ? dueRequests(facts, track && stageWorkedIn(track, entered), true) : null;
  const opportunity: AnyOpportunity = {
    ...entered,
    seq: 1,
    updatedAt: context.atText,
    requested: requests ?? {},
    recentEvents: typeof event.id === 'string' ? [{ id: event.id, type: event.type }] : [],
  };
  const record: TransitionRecord = {
    id: `${opportunity.id}:1`,
    opportunityId: opportunity.id,
    seq: 1,
    at: context.atText,
    recordedAt: context.recordedAt,
    by: context.by,
    cause: origin.cause,
    event,
    from: null,
    to: opportunity.stage ?? opportunity.outcome,
    reads: origin.reads,
    model: opportunity.model,
    series: opportunity.series,
    variant: opportunity.variant,
    changes: opportunity as unknown as { readonly [key: string]: Json },
    ...(waived.length > 0 ? { waived: waived.map(({ json }) => json) } : {}),
  };
  const bodies = Object.keys(requests ?? {}).map((process) => ({ type: 'process.request', process }));
  const unused = unusedWaivers(
    context,
    waived.map(({ waiver }) => waiver),
  );
  const applied = { ok: true, opportunity, records: [record], effects: nameEffects(record, bodies) } as const;
  return unused.length === 0 ? applied : { ...applied, unusedWaivers: unused };
}
