import { type AnyPlan, explain } from 'stagewright';
import { expect } from 'vitest';
import { at, type Event, type PlanClaims, type State } from './stageClaims.js';

/** An opportunity is voided and suspended for the reasons listed, and for no other. */
export const parkingClaims = (voided: readonly string[], suspended: readonly string[]): PlanClaims => ({
  [`it is voided as ${voided.join(' or ')} only`]: (plan) =>
    expect(at(plan, {})).toRefuse({ type: 'void' } as never, 'reason_required', { choices: voided }),
  [`it is suspended for ${suspended.join(' or ')} only`]: (plan) =>
    expect(at(plan, {})).toRefuse({ type: 'suspend' } as never, 'reason_required', { choices: suspended }),
});

/** What stands in the way of an event stands there, whoever would waive it. */
export const noWaiverClaims = (state: State, event: Event): PlanClaims => ({
  'nobody waives what is required': (plan: AnyPlan) => {
    const { opportunity, context } = at(plan, state);
    const ask = (more: object) => explain(plan, opportunity, event as never, { ...context, ...more } as never);
    const boss = { id: 'boss', roles: plan.definition.roles.map(({ id }) => id) };
    const waive = ask({}).blockers.map(({ code, path }) => ({ code, path, by: boss, reason: 'a hurry' }));
    expect(ask({ waive }).allowed).toBe(false);
  },
});
