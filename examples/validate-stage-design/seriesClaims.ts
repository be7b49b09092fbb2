import { type AnyPlan, openOpportunity } from 'stagewright';
import { expect } from 'vitest';
import { at, type PlanClaims } from './stageClaims.js';

/** Stages are gone through one by one, from the first, none of them twice; back leads only what says why. */
export function seriesClaims(
  series: string,
  stages: readonly string[],
  {
    rollBack,
    fixed,
    strangeTypes = [],
    type,
    redo = stages[0] ?? '',
  }: {
    readonly rollBack: 'previous' | 'any';
    /** Results that are not changed: from which outcome, to which, with which reason. */
    readonly fixed: readonly (readonly [from: string, to: string, reason: string])[];
    /** Types of opportunities that it is not for. */
    readonly strangeTypes?: readonly string[];
    /** The type that goes through every stage. */
    readonly type?: string;
    /** A stage in which something is to be done; left out: the first. */
    readonly redo?: string;
  },
): PlanClaims {
  const [first = '', second = '', third] = stages;
  const claims: [string, (plan: AnyPlan) => void][] = [
    [
      `${series} begins with ${first}`,
      (plan) =>
        expect(refusedAt(plan, { series, stage: second, ...(type === undefined ? {} : { type }) })).toContain(
          `series.${series}.startIn`,
        ),
    ],
    [
      `${series}: no stage is done twice in a row`,
      (plan) =>
        expect(at(plan, { series, stage: first })).toRefuse({ type: 'repeat', reason: 'again' }, 'move_not_allowed'),
    ],
    [
      `${series}: going back asks why`,
      (plan) =>
        expect(at(plan, { series, stage: second })).toRefuse({ type: 'rollBack', to: first }, 'reason_required'),
    ],
    [
      `${series}: with a reason it goes back`,
      (plan) =>
        expect(at(plan, { series, stage: second })).toAllow({ type: 'rollBack', to: first, reason: 'too early' }),
    ],
    [
      `${series}: after going back, ${redo} is to be done again`,
      (plan) => {
        const back = at(plan, { series, stage: redo }).after(
          { type: 'advance' },
          { type: 'rollBack', to: redo as never, reason: 'too early' },
        );
        expect(back.opportunity.visit.actions).toEqual({});
      },
    ],
  ];
  if (third !== undefined) {
    claims.push([
      `${series}: no stage is left out`,
      (plan) =>
        expect(at(plan, { series, stage: first })).toRefuse(
          { type: 'skip', to: third, reason: 'haste' },
          'skip_not_allowed',
        ),
    ]);
    if (rollBack === 'previous')
      claims.push([
        `${series}: back leads one stage at a time`,
        (plan) =>
          expect(at(plan, { series, stage: third })).toRefuse(
            { type: 'rollBack', to: first, reason: 'too early' },
            'rollback_not_allowed',
          ),
      ]);
  }
  for (const [from, to, reason] of fixed)
    claims.push([
      `${series}: ${from} does not turn into ${to}`,
      (plan) =>
        expect(at(plan, { series, outcome: from })).toRefuse(
          { type: 'changeOutcome', to, reason },
          'change_not_allowed',
        ),
    ]);
  for (const type of strangeTypes)
    claims.push([
      `${series} takes nothing of type ${type}`,
      (plan) => expect(refusedAt(plan, { series, type })).toContain(`series.${series}.types`),
    ]);
  return Object.fromEntries(claims);
}

/** The places in the model that refuse an opening. */
function refusedAt(
  plan: AnyPlan,
  start: { readonly series: string; readonly [property: string]: string },
): readonly string[] {
  const opened = openOpportunity(plan, { id: 'new', ...start } as never, at(plan, {}).context as never);
  const blockers: readonly { readonly path: string }[] = opened.ok ? [] : opened.blockers;
  return blockers.map(({ path }) => path);
}
