import {
  type AnyOpportunity,
  type Applied,
  apply,
  type DecisionContext,
  type Refusal,
  type TransitionRecord,
} from '../../opportunity/index.js';
import type { AnyPlan } from '../../plan/index.js';
import { daysLater } from '../daysLater.js';
import type { Situation } from '../Situation.js';
import type { JourneyStep } from './Journey.js';
import { playCreation } from './playCreation.js';
import { writeFacts } from './writeFacts.js';

/** Where a journey stands between two steps. */
export type Standpoint = { readonly opportunity: AnyOpportunity; readonly context: DecisionContext };

export type PlayedStep = Standpoint & {
  /** The moment that the events were put to it, after the facts. */
  readonly before: Pick<Situation, 'opportunity' | 'context'>;
  readonly applied: Applied;
  /** The record that came to be, where no opportunity did; `null` where one is there, or nothing came to be. */
  readonly created: string | null;
  readonly log: readonly (TransitionRecord | Refusal)[];
};

/**
 * Plays one step through the kernel. A refusal leaves the opportunity as it was, and stands in the log.
 *
 * @param path of the step, for issues.
 */
export function playStep(
  plan: AnyPlan,
  { opportunity, context }: Standpoint,
  { later = 0, as, facts = {}, when }: Pick<JourneyStep, 'later' | 'as' | 'facts' | 'when'>,
  path = 'step',
): PlayedStep {
  const at = daysLater(context.at, later, `${path}.later`);
  const checks = Object.fromEntries(
    Object.entries({ ...context.checks, ...facts.checks }).filter(([, answer]) => answer !== null),
  );
  const next = { ...context, at, checks } as DecisionContext;
  const { checks: _answered, ...written } = facts;
  const isNothing = opportunity.seq === 0;
  const found = isNothing || Object.keys(written).length === 0 ? null : writeFacts(plan, opportunity, written, next);
  const before = found?.opportunity ?? opportunity;
  const acting = as === undefined ? next : { ...next, by: { id: `a ${as.join(' and ')}`.trim(), roles: as } };
  const { applied, created } = isNothing
    ? playCreation(plan, before, written, when, acting)
    : { applied: apply(plan, before as never, when as never, acting as never) as Applied, created: null };
  const done = applied.ok ? applied.records : [applied.refusal];
  return {
    opportunity: applied.ok ? applied.opportunity : before,
    context: next,
    before: { opportunity: before, context: acting } as unknown as PlayedStep['before'],
    applied,
    created: applied.ok && applied.opportunity.seq === 0 ? created : null,
    log: [...(found === null ? [] : [found.record]), ...done],
  };
}
