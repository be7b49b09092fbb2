import type { BlockerCode } from '../../opportunity/index.js';
import { type AnyPlan, CLOSE, passesMandatory, ROLL_BACK, SKIP, type Track } from '../../plan/index.js';
import { type Demand, demandOfRequirement, demandsUnmet, type Ground } from '../../satisfiability/index.js';
import type { PlannedMove } from './PlannedMove.js';
import { placeOf } from './placeOf.js';

/** An event that a rule of the design refuses, and with which code. */
export type Attempt = {
  readonly code: BlockerCode;
  /** Where the rule stands that refuses. */
  readonly path: string;
  readonly event: { readonly type: string; readonly [property: string]: string };
  /** What must be so, with nothing else in the way. */
  readonly demand: Demand;
  /** The least that must be so, where the rest cannot be. */
  readonly least: Demand;
  /** Whether the event carries no reason, one that is none of the declared, or a good one. */
  readonly reason: 'good' | 'none' | 'unknown';
  /** How many days after the opportunity was closed. */
  readonly later: number;
  /** By somebody without any role. */
  readonly asNobody: boolean;
  /** The requirement that is not met. */
  readonly unmet: boolean;
};

const ALWAYS: Demand = { all: [] };
const PLAIN = { demand: ALWAYS, least: ALWAYS, reason: 'good', later: 0, asNobody: false, unmet: false } as const;

/** What the rules of a design refuse at a place, given the moves from there. */
export function attemptsAt(
  plan: AnyPlan,
  track: Track,
  at: number,
  outcome: number | null,
  moves: readonly PlannedMove[],
): readonly Attempt[] {
  const ground: Ground = { plan, series: track.series.id };
  return [
    ...failedRequirements(ground, moves),
    ...moves.flatMap(({ event, demand, roles, reasons, reasonPath, window, key }, index): readonly Attempt[] => {
      const asked = { ...PLAIN, event, demand, least: demand };
      // A requirement stands once for all rules of a move, its reason with each of them.
      const isFirst = moves.findIndex((other) => other.key === key) === index;
      return [
        ...(roles === null ? [] : [{ ...asked, code: 'role_required' as const, path: roles.path, asNobody: true }]),
        ...(reasons === false
          ? []
          : [{ ...asked, code: 'reason_required' as const, path: reasonPath, reason: 'none' as const }]),
        ...(reasons instanceof Set && isFirst
          ? [{ ...asked, code: 'reason_unknown' as const, path: reasonPath, reason: 'unknown' as const }]
          : []),
        ...(window === null ? [] : [overdue(window, event, asked)]),
      ];
    }),
    ...noAccess(track, at, moves),
    ...(at < track.open ? notDesigned(track, at) : closedFor(track, outcome ?? at - track.stages.length)),
  ];
}

function overdue(
  window: { readonly path: string; readonly days: number },
  event: Attempt['event'],
  asked: Omit<Attempt, 'code' | 'path'>,
): Attempt {
  const code = event.type === 'reopen' ? 'reopen_window_over' : 'change_window_over';
  return { ...asked, event, code, path: window.path, later: window.days + 1 };
}

/** Each requirement failed once in each of its ways, by the first move that asks for it. */
function failedRequirements(ground: Ground, moves: readonly PlannedMove[]): readonly Attempt[] {
  const seen = new Set<string>();
  const keys = new Set<string>();
  return moves.flatMap(({ requirements, event, key }) => {
    // Of several rules the first one tells what it wants.
    if (keys.has(key)) return [];
    keys.add(key);
    return requirements.flatMap((requirement): readonly Attempt[] => {
      if (seen.has(requirement.path)) return [];
      seen.add(requirement.path);
      const others = requirements
        .filter(({ path }) => path !== requirement.path)
        .map((other) => demandOfRequirement(ground, other));
      return demandsUnmet(ground, requirement).map(({ code, demand }) => ({
        ...PLAIN,
        code,
        path: requirement.path,
        event,
        demand: { all: [demand, ...others] },
        least: demand,
        unmet: true,
      }));
    });
  });
}

function noAccess(track: Track, at: number, moves: readonly PlannedMove[]): readonly Attempt[] {
  const stage = track.stages[at];
  const move = moves.find(({ event }) => event.type !== 'reopen' && event.type !== 'changeOutcome');
  if (stage?.stage.access === undefined || move === undefined) return [];
  const { event, demand } = move;
  return [
    { ...PLAIN, event, demand, least: demand, code: 'role_required', path: `${stage.path}.access`, asNobody: true },
  ];
}

/** Moves from an open stage that the design does not have. */
function notDesigned(track: Track, at: number): readonly Attempt[] {
  const { stages, open, outcomes, size, moves, path } = track;
  const kindTo = (to: number) => moves[at * size + to];
  const found: Attempt[] = [];
  const refused = (code: BlockerCode, place: string, event: Attempt['event']) =>
    found.push({ ...PLAIN, code, path: place, event });
  const passed = (to: number): string =>
    `${path}.stages.${stages.slice(at + 1, to).find(({ stage }) => stage.mandatory)?.id}`;
  if (at === open - 1) refused('close_required', stages[at]?.path ?? path, { type: 'advance' });
  for (let to = 0; to < open; to++) {
    const event = { to: placeOf(track, to) };
    if (to < at && kindTo(to) !== ROLL_BACK)
      refused('rollback_not_allowed', `${path}.moves.rollBack`, { type: 'rollBack', ...event });
    if (to < at + 2 || kindTo(to) === SKIP) continue;
    if (passesMandatory(track, at, to)) refused('skips_mandatory_stage', passed(to), { type: 'skip', ...event });
    else refused('skip_not_allowed', `${path}.moves.skip`, { type: 'skip', ...event });
  }
  for (const { outcome, index, path: place } of outcomes) {
    if (kindTo(stages.length + index) === CLOSE) continue;
    const event = { type: 'close', outcome: outcome.id };
    const isNamed = outcome.from === 'any' || (outcome.from !== 'last' && outcome.from.includes(placeOf(track, at)));
    if (isNamed && passesMandatory(track, at, open)) refused('skips_mandatory_stage', passed(open), event);
    else refused('outcome_not_reachable', `${place}.from`, event);
  }
  return found;
}

/** What cannot be done with a closed opportunity. */
function closedFor({ outcomes, series, path, open, stages }: Track, closed: number): readonly Attempt[] {
  const from = outcomes[closed]?.outcome.id;
  const { changes, reopen } = series.result;
  const others = outcomes.filter(
    ({ outcome }) => outcome.id !== from && !changes.some((one) => one.from === from && one.to === outcome.id),
  );
  const stage = stages[open - 1]?.id ?? '';
  return [
    ...others.map(
      ({ outcome }): Attempt => ({
        ...PLAIN,
        code: 'change_not_allowed',
        path: `${path}.result.changes`,
        event: { type: 'changeOutcome', to: outcome.id },
      }),
    ),
    ...(reopen === false
      ? [
          {
            ...PLAIN,
            code: 'reopen_not_allowed' as const,
            path: `${path}.result.reopen`,
            event: { type: 'reopen', to: stage },
          },
        ]
      : []),
  ];
}
