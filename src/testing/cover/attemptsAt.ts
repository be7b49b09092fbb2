import type { BlockerCode } from '../../opportunity/index.js';
import { type AnyPlan, CLOSE, passesMandatory, REOPEN, REPEAT, ROLL_BACK, SKIP, type Track } from '../../plan/index.js';
import type { Ground } from '../../satisfiability/index.js';
import type { JourneyEvent } from '../journeys/Journey.js';
import { ALWAYS, type Attempt, PLAIN_ATTEMPT, refusedWhere } from './Attempt.js';
import { placeOf } from './placeOf.js';
import type { Place } from './placesOf.js';
import { refusalsOfRequirements, refusalsOfRule } from './refusalsOfRule.js';

/** What the rules of the moves refuse at a place. */
export function attemptsAt(plan: AnyPlan, place: Place): readonly Attempt[] {
  const { track, at, outcome, moves } = place;
  const ground: Ground = { plan, series: track.series.id };
  return [
    ...failedRequirements(ground, place),
    ...moves.flatMap((move, index): readonly Attempt[] => {
      const { event, demand, applies, window, key } = move;
      // The reasons of a move are those of the place that it leads to, whatever rule allows it.
      const isFirst = moves.findIndex((other) => other.key === key) === index;
      return [
        ...refusalsOfRule({ ...move, least: applies }).filter(({ code }) => code !== 'reason_unknown' || isFirst),
        ...(window === null ? [] : [overdue(window, { ...PLAIN_ATTEMPT, event, demand })]),
      ];
    }),
    ...noAccess(place),
    ...(at < track.stages.length ? notDesigned(track, at) : []),
    ...(at < track.open ? [] : closedFor(track, at, outcome ?? at - track.stages.length)),
  ];
}

function overdue(
  window: { readonly path: string; readonly days: number },
  asked: Omit<Attempt, 'code' | 'path'>,
): Attempt {
  const code = asked.event.type === 'reopen' ? 'reopen_window_over' : 'change_window_over';
  return { ...asked, code, path: window.path, later: window.days + 1 };
}

/** Each requirement failed once in each of its ways, by the first move that asks for it. */
function failedRequirements(ground: Ground, { moves }: Place): readonly Attempt[] {
  const seen = new Set<string>();
  const keys = new Set<string>();
  return moves.flatMap(({ requirements, event, key, applies }) => {
    // Of several rules the first one tells what it wants.
    if (keys.has(key)) return [];
    keys.add(key);
    const found = refusalsOfRequirements(ground, requirements, { event, demand: applies, least: applies });
    const unseen = found.filter(({ path }) => !seen.has(path));
    for (const { path } of requirements) seen.add(path);
    return unseen;
  });
}

/** By somebody who may not act in the stage. Where no move leads on, by writing nothing. */
function noAccess({ track, at, moves }: Place): readonly Attempt[] {
  const stage = track.stages[at];
  if (stage?.stage.access === undefined) return [];
  const move = moves.find(({ event }) => event.type !== 'reopen' && event.type !== 'changeOutcome');
  const event: JourneyEvent = move?.event ?? { type: 'setFields', values: {} };
  const demand = move?.demand ?? ALWAYS;
  return [{ ...PLAIN_ATTEMPT, event, demand, code: 'role_required', path: `${stage.path}.access`, asNobody: true }];
}

/** Moves from a stage that the design does not have. */
function notDesigned(track: Track, at: number): readonly Attempt[] {
  const { stages, open, outcomes, size, moves, path } = track;
  const kindTo = (to: number) => moves[at * size + to];
  const found: Attempt[] = [];
  const refused = (code: BlockerCode, place: string, event: JourneyEvent) =>
    found.push(refusedWhere(code, place, event));
  const passed = (to: number): string =>
    `${path}.stages.${stages.slice(at + 1, to).find(({ stage }) => stage.mandatory)?.id}`;
  if (kindTo(at) !== REPEAT) refused('move_not_allowed', `${path}.moves.repeat`, { type: 'repeat' });
  const rollBack = { type: 'rollBack' };
  if (at === 0) refused('rollback_not_allowed', `${path}.moves.rollBack`, rollBack);
  for (let to = 0; to < at; to++) {
    if (kindTo(to) !== ROLL_BACK)
      refused('rollback_not_allowed', `${path}.moves.rollBack`, { ...rollBack, to: placeOf(track, to) });
  }
  if (at >= open) return found;
  if (at === open - 1) refused('close_required', stages[at]?.path ?? path, { type: 'advance' });
  // The farthest first: the next stage is not skipped to but advanced to.
  for (let to = open - 1; to > at; to--) {
    if (kindTo(to) === SKIP) continue;
    const event = { type: 'skip', to: placeOf(track, to) };
    if (passesMandatory(track, at, to)) refused('skips_mandatory_stage', passed(to), event);
    else refused('skip_not_allowed', `${path}.moves.skip`, event);
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
function closedFor(track: Track, at: number, closed: number): readonly Attempt[] {
  const { outcomes, series, path, stages, moves, size } = track;
  const from = outcomes[closed]?.outcome.id;
  const { changes } = series.result;
  const others = outcomes.filter(({ outcome }) => !changes.some((one) => one.from === from && one.to === outcome.id));
  const closedFrom = stages.findIndex(({ index }) => moves[index * size + stages.length + closed] === CLOSE);
  const furthest = Math.max(closedFrom, track.reopenTo ?? 0);
  const isRefused = (to: number) => to > furthest || moves[at * size + to] !== REOPEN;
  const notReopened = [...stages.filter(({ index }) => isRefused(index)).map(({ id }) => id), ...track.dropped];
  return [
    ...others.map(({ outcome }) =>
      refusedWhere('change_not_allowed', `${path}.result.changes`, { type: 'changeOutcome', to: outcome.id }),
    ),
    ...notReopened.map((to) => refusedWhere('reopen_not_allowed', `${path}.result.reopen`, { type: 'reopen', to })),
  ];
}
