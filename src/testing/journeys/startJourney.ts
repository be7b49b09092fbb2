import type { Json } from '../../issues/index.js';
import type { AnyOpportunity, DecisionContext, TransitionRecord } from '../../opportunity/index.js';
import type { AnyPlan } from '../../plan/index.js';
import { instantText, readInstant } from '../../values/index.js';
import type { GivenState } from '../GivenState.js';
import { given } from '../given.js';

/** The opportunity that a journey begins with, the first record of its log, and under whom and when. */
export type Started = {
  readonly opportunity: AnyOpportunity;
  readonly record: TransitionRecord;
  readonly context: DecisionContext;
};

/** @throws {StagewrightError} as `given` does. */
export function startJourney(plan: AnyPlan, state: GivenState): Started {
  const { opportunity, context } = given(plan, state as never);
  const at = instantText(readInstant(context.at) ?? 0);
  const record: TransitionRecord = {
    id: `${opportunity.id}:${opportunity.seq}`,
    opportunityId: opportunity.id,
    seq: opportunity.seq,
    at,
    recordedAt: at,
    by: context.by,
    cause: 'import',
    event: { type: 'import' },
    from: null,
    to: (opportunity.stage ?? opportunity.outcome) as string | null,
    reads: { facts: {}, checks: {} },
    model: opportunity.model,
    series: opportunity.series as string,
    variant: opportunity.variant,
    changes: opportunity as unknown as { readonly [key: string]: Json },
  };
  return { opportunity: opportunity as AnyOpportunity, record, context: context as DecisionContext };
}
