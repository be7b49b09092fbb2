import { type AnyPlan, explain } from 'stagewright';
import { expect } from 'vitest';
import { at, type Event, type PlanClaims, type State } from './stageClaims.js';

type ProcessClaim = {
  readonly series: string;
  /** Where it is raised. */
  readonly stage: string;
  readonly raisedBy: string;
  /** Every one of them has to. */
  readonly approvedBy: readonly string[];
  readonly stranger: string;
  /** A stage where it cannot be raised. */
  readonly notIn?: string;
  /** Processes that must be approved first, and actions that must wait for this one. */
  readonly after?: readonly string[];
  readonly before?: string;
  /** Questions that must be answered yes before it is raised. */
  readonly asks?: readonly string[];
  /** What else is given. */
  readonly state?: State;
  /** Fields whose values it confirms. */
  readonly verifies?: readonly string[];
  /** The event that it holds up, where there is one. */
  readonly holdsUp?: Event;
};

/** A process is raised and approved by whom it should be, where and when it should be, and a rejection counts. */
export function processClaims(process: string, claim: ProcessClaim): PlanClaims {
  const {
    series,
    stage,
    raisedBy,
    approvedBy,
    stranger,
    notIn,
    after = [],
    before,
    asks = [],
    state,
    verifies = [],
    holdsUp,
  } = claim;
  const { outcome: _, ...open } = state ?? {};
  const here = (plan: AnyPlan, more: State = {}) => at(plan, { series, stage, approved: after, ...state, ...more });
  const raise: Event = { type: 'raiseProcess', process };
  const approve: Event = { type: 'approveProcess', process };
  const raised = (plan: AnyPlan) =>
    here(plan)
      .as(raisedBy as never)
      .after(raise as never);
  const claims: [string, (plan: AnyPlan) => void][] = [
    [`${process} is raised by ${raisedBy}`, (plan) => expect(here(plan).as(raisedBy as never)).toAllow(raise)],
    [
      `${process} is not raised by ${stranger}`,
      (plan) => expect(here(plan).as(stranger as never)).toRefuse(raise, 'role_required'),
    ],
    [
      `${process} is not approved by ${stranger}`,
      (plan) => expect(raised(plan).as(stranger as never)).toRefuse(approve, 'role_required'),
    ],
    [
      `${process} is not approved by who raised it, whatever their roles`,
      (plan) => expect(here(plan).after(raise as never)).toRefuse(approve, 'self_approval'),
    ],
    [
      `${process} is not approved by another system`,
      (plan) => {
        const { opportunity, context } = raised(plan);
        const system = { id: 'another system', roles: [], system: true };
        expect(explain(plan, opportunity, approve as never, { ...context, by: system }).allowed).toBe(false);
      },
    ],
  ];
  for (const field of verifies)
    claims.push([
      `${process} confirms ${field}`,
      (plan) => {
        const approved = approvedBy.reduce((so, role) => so.as(role as never).after(approve as never), raised(plan));
        expect(approved.opportunity.fields[field]?.source).toBe(`process:${process}`);
      },
    ]);
  for (const role of approvedBy)
    claims.push([
      `${process} is approved by ${role}`,
      (plan) => expect(raised(plan).as(role as never)).toAllow(approve),
    ]);
  if (notIn !== undefined)
    claims.push([
      `${process} is not raised in ${notIn}`,
      (plan) => expect(at(plan, { series, ...open, stage: notIn })).toRefuse(raise, 'move_not_allowed'),
    ]);
  for (const other of after)
    claims.push([
      `${process} waits for ${other}`,
      (plan) =>
        expect(here(plan, { approved: after.filter((id) => id !== other) })).toRefuse(raise, 'process_order', {
          process: other,
        }),
    ]);
  for (const question of asks)
    claims.push([
      `${process} is not raised where ${question} is answered no`,
      (plan) => expect(here(plan, { answers: { [question]: 'no' } })).toRefuse(raise, 'condition_unmet', { question }),
    ]);
  if (before !== undefined)
    claims.push([
      `${before} waits for ${process}`,
      (plan) =>
        expect(here(plan)).toRefuse({ type: 'completeAction', action: before }, 'process_not_raised', { process }),
    ]);
  if (holdsUp !== undefined)
    claims.push([
      `a rejected ${process} holds the opportunity up`,
      (plan) => {
        const rejected = raised(plan)
          .as(...(approvedBy.slice(0, 1) as never[]))
          .after({ type: 'rejectProcess', process, reason: 'not yet' } as never);
        expect(everybody(rejected)).toRefuse(holdsUp, 'process_rejected', { process });
      },
    ]);
  if (approvedBy.length > 1 && holdsUp !== undefined)
    claims.push([
      `one approval of ${process} is not enough`,
      (plan) => {
        const [first] = approvedBy;
        const once = raised(plan)
          .as(first as never)
          .after(approve as never);
        expect(everybody(once)).toRefuse(holdsUp, 'process_pending', { process });
      },
    ]);
  return Object.fromEntries(claims);
}

/** The same situation with an actor that holds every role. */
function everybody(situation: ReturnType<typeof at>): ReturnType<typeof at> {
  const roles = situation.plan.definition.roles.map(({ id }) => id);
  return situation.as(...(roles as never[]));
}
