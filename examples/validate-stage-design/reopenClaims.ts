import { expect } from 'vitest';
import { at, type PlanClaims } from './stageClaims.js';

/**
 * A lost opportunity is opened again for so many days, only where it is agreed to, and begins its stage anew.
 *
 * @param asks.stage a stage in which something is to be done.
 */
export function reopenClaims(
  series: string,
  asks: {
    readonly stage: string;
    readonly lostFor: string;
    readonly days?: number;
    readonly check?: string;
    readonly reason?: string;
  },
): PlanClaims {
  const { stage, lostFor, days, check, reason } = asks;
  const reopen = { type: 'reopen', ...(reason === undefined ? {} : { reason }) } as const;
  return {
    [`${series}: opened again, it begins its stage anew`]: (plan) => {
      const lost = at(plan, { series, stage }).after({ type: 'close', outcome: 'lost', reason: lostFor } as never);
      expect(lost.after({ ...reopen, to: stage } as never).opportunity.visit.actions).toEqual({});
    },
    ...(days === undefined
      ? {}
      : {
          [`${series}: for ${days} days it is opened again`]: (plan) =>
            expect(at(plan, { series, outcome: 'lost' }).later({ days })).toAllow(reopen),
          [`${series}: and not a day longer`]: (plan) =>
            expect(at(plan, { series, outcome: 'lost' }).later({ days: days + 1 })).toRefuse(
              reopen,
              'reopen_window_over',
            ),
        }),
    ...(check === undefined
      ? {}
      : {
          [`${series}: it is opened again only where ${check}`]: (plan) =>
            expect(at(plan, { series, outcome: 'lost', checks: { [check]: false } })).toRefuse(reopen, 'check_failed'),
        }),
  };
}
