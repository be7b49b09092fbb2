import type { AnyPlan } from 'stagewright';
import { given } from 'stagewright/testing';
import { expect } from 'vitest';
import 'stagewright/testing/vitest';

export type Event = { readonly type: string; readonly [property: string]: unknown };
export type State = { readonly [property: string]: unknown };
export type PlanClaims = { readonly [title: string]: (plan: AnyPlan) => void };

/** An opportunity of a plan whose type is not known here. */
export const at = (plan: AnyPlan, state: State) => given(plan, state as never);
const advance: Event = { type: 'advance' };

/**
 * A stage is left only by somebody who owns or edits it, and only with everything that it asks for.
 *
 * @param leave the event that leaves it: closing, for the last stage before the result.
 */
export function stageClaims(
  series: string,
  stage: string,
  asks: {
    readonly actors: readonly string[];
    readonly onlookers: readonly string[];
    readonly fields?: readonly string[];
    readonly actions?: readonly string[];
    readonly processes?: readonly string[];
  },
  leave: Event = advance,
): PlanClaims {
  const { actors, onlookers, fields = [], actions = [], processes = [] } = asks;
  const here = (plan: AnyPlan, state: State = {}) => at(plan, { series, stage, ...state });
  const title = `${series}/${stage}`;
  return Object.fromEntries<(plan: AnyPlan) => void>([
    ...actors.map(
      (role) =>
        [
          `${title} is worked in by ${role}`,
          (plan: AnyPlan) => expect(here(plan).as(role as never)).toAllow(leave),
        ] as const,
    ),
    ...onlookers.map(
      (role) =>
        [
          `${title} is not worked in by ${role}`,
          (plan: AnyPlan) => expect(here(plan).as(role as never)).toRefuse(leave, 'role_required'),
        ] as const,
    ),
    ...fields.map(
      (field) =>
        [
          `${title} needs the field ${field}`,
          (plan: AnyPlan) =>
            expect(here(plan, { fields: { [field]: null } })).toRefuse(leave, 'missing_field', { field }),
        ] as const,
    ),
    ...actions.map(
      (action) =>
        [
          `${title} needs the action ${action}`,
          (plan: AnyPlan) => expect(here(plan, { done: [] })).toRefuse(leave, 'missing_action', { action }),
        ] as const,
    ),
    ...processes.map(
      (process) =>
        [
          `${title} needs the process ${process}`,
          (plan: AnyPlan) => expect(here(plan, { approved: [] })).toRefuse(leave, 'process_not_raised', { process }),
        ] as const,
    ),
  ]);
}
