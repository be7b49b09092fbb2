import type { AnyPlan } from 'stagewright';
import { expect } from 'vitest';
import { at, type Event, type PlanClaims } from './stageClaims.js';

/** An outcome is reached with one of its reasons only, and where it is said so, only from the last stage. */
export function outcomeClaims(
  series: string,
  outcome: string,
  asks: {
    readonly from: string;
    readonly reason: string;
    readonly notFrom?: string;
    readonly fields?: readonly string[];
  },
): PlanClaims {
  const { from, reason, notFrom, fields = [] } = asks;
  const close: Event = { type: 'close', outcome, reason };
  const claims: [string, (plan: AnyPlan) => void][] = [
    [
      `${series}: ${outcome} with a reason of the list`,
      (plan) => expect(at(plan, { series, stage: from })).toAllow(close),
    ],
    [
      `${series}: ${outcome} with no reason beside the list`,
      (plan) => expect(at(plan, { series, stage: from })).toRefuse({ ...close, reason: 'a whim' }, 'reason_unknown'),
    ],
  ];
  if (notFrom !== undefined)
    claims.push([
      `${series}: no ${outcome} from ${notFrom}`,
      (plan) => expect(at(plan, { series, stage: notFrom })).toRefuse(close, 'outcome_not_reachable'),
    ]);
  for (const field of fields)
    claims.push([
      `${series}: no ${outcome} without ${field}`,
      (plan) =>
        expect(at(plan, { series, stage: from, fields: { [field]: null } })).toRefuse(close, 'missing_field', {
          field,
        }),
    ]);
  return Object.fromEntries(claims);
}
