import type { Requirement } from '../../plan/index.js';
import { demandOfRequirement, demandsUnmet, type Ground } from '../../satisfiability/index.js';
import { type Attempt, PLAIN_ATTEMPT } from './Attempt.js';

/** A rule that an event goes by. */
export type EventRule = Pick<Attempt, 'event' | 'demand' | 'least'> & {
  /** Who may; `null`: everybody. */
  readonly roles: { readonly path: string; readonly roles: readonly string[] } | null;
  /** `false`: it takes none; `null`: it needs one, and any text will do. */
  readonly reasons: ReadonlySet<string> | null | false;
  /** Where the rule stands that asks for the reason. */
  readonly reasonPath: string;
};

/** What a rule refuses by itself: who holds none of its roles, no reason, a reason that is none of the declared. */
export function refusalsOfRule({ event, demand, least, roles, reasons, reasonPath }: EventRule): readonly Attempt[] {
  const asked = { ...PLAIN_ATTEMPT, event, demand, least };
  const isClosed =
    roles === null ? [] : [{ ...asked, code: 'role_required' as const, path: roles.path, asNobody: true }];
  if (reasons === false) return isClosed;
  return [
    ...isClosed,
    { ...asked, code: 'reason_required', path: reasonPath, reason: 'none' },
    ...(reasons === null
      ? []
      : [{ ...asked, code: 'reason_unknown' as const, path: reasonPath, reason: 'unknown' as const }]),
  ];
}

/** Each requirement failed in each of its ways, with the others met where that can be. */
export function refusalsOfRequirements(
  ground: Ground,
  requirements: readonly Requirement[],
  asked: Pick<Attempt, 'event' | 'demand' | 'least'>,
): readonly Attempt[] {
  const { event, demand, least } = asked;
  const met = requirements.map((requirement) => demandOfRequirement(ground, requirement));
  return requirements.flatMap((requirement, at) => {
    const others = met.filter((_, index) => requirements[index]?.path !== requirement.path);
    return demandsUnmet(ground, requirement, requirements.slice(0, at)).map(
      ({ code, demand: failed }): Attempt => ({
        ...PLAIN_ATTEMPT,
        code,
        path: requirement.path,
        event,
        demand: { all: [failed, demand, ...others] },
        least: { all: [failed, least] },
        unmet: true,
      }),
    );
  });
}
