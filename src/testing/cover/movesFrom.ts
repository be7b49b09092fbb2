import {
  ADVANCE,
  type AnyPlan,
  CHANGE,
  CLOSE,
  MOVE_KINDS,
  REOPEN,
  type Requirement,
  ROLL_BACK,
  requirementsOf,
  SKIP,
  type Track,
} from '../../plan/index.js';
import { type Demand, demandOf, demandOfRequirement, type Ground } from '../../satisfiability/index.js';
import { ALWAYS } from './Attempt.js';
import { moveKey } from './goalKeys.js';
import type { PlannedMove } from './PlannedMove.js';
import { placeOf } from './placeOf.js';

/**
 * The moves that a design allows from a place, each with what it asks for; one that several rules allow stands once for
 * each of them.
 *
 * @param outcome The outcome reached, on the road behind it; else `null`.
 */
export function movesFrom(plan: AnyPlan, track: Track, at: number, outcome: number | null): readonly PlannedMove[] {
  const { stages, open, outcomes, size, moves, series, path } = track;
  const ground: Ground = { plan, series: series.id };
  const from = placeOf(track, at);
  const stage = stages[at];
  const leaving = stage?.requirements ?? [];
  const found: PlannedMove[] = [];
  const rest = {
    reasons: false,
    reasonPath: path,
    roles: null,
    window: null,
    keep: 'approvals',
    applies: ALWAYS,
  } as const;
  for (let to = 0; to < size; to++) {
    const kind = moves[at * size + to];
    const word = MOVE_KINDS[kind ?? 0];
    if (word === undefined) continue;
    const plain = { track, from: at, to, kind: word, key: moveKey(series.id, from, placeOf(track, to), word) };
    if (kind === ADVANCE) {
      found.push({ ...rest, ...plain, event: { type: 'advance' }, ...asking(leaving) });
    } else if (kind === SKIP || kind === ROLL_BACK) {
      const own = kind === SKIP ? leaving : [];
      const event = { type: word, to: placeOf(track, to) };
      const rules = track.rules.get(at * size + to) ?? [];
      const failed = rules.map((rule) => anyNotYes(rule.requirements));
      for (const [index, rule] of rules.entries()) {
        const { requirements, demand } = asking([...own, ...rule.requirements]);
        const before = failed.slice(0, index);
        const alone = asking(rule.requirements).demand;
        // Where no rule holds, the first one tells what it wants.
        const applies: Demand = index === 0 ? { any: [alone, { all: failed }] } : { all: [alone, ...before] };
        const taken = { ...plain, event, requirements, demand: { all: [demand, ...before] }, applies };
        const reasons = rule.reasonRequired ? null : false;
        found.push({ ...rest, ...taken, reasons, reasonPath: rule.path, keep: rule.keep });
        if (rule.requirements.length === 0) break;
      }
    } else if (kind === CLOSE) {
      const target = outcomes[to - stages.length];
      if (target === undefined) continue;
      const { id, kind: end } = target.outcome;
      const event = { type: 'close', outcome: id };
      const asked = asking([...(end === 'won' ? leaving : []), ...target.requirements]);
      found.push({ ...rest, ...plain, event, ...asked, reasons: target.reasons, reasonPath: `${target.path}.reasons` });
    } else if (kind === REOPEN) {
      if (series.result.reopen === false) continue;
      const { requires, roles, withinDays: days, reasonRequired, keep } = series.result.reopen;
      const place = `${path}.result.reopen`;
      found.push({
        ...rest,
        ...plain,
        event: { type: 'reopen', to: placeOf(track, to) },
        ...asking(requirementsOf(requires, `${place}.requires`, plan.processes)),
        reasons: reasonRequired ? null : false,
        reasonPath: place,
        keep,
        roles: roles === undefined ? null : { path: `${place}.roles`, roles },
        window: days === undefined ? null : { path: `${place}.withinDays`, days },
      });
    } else if (kind === CHANGE) {
      const closed = outcomes[outcome ?? at - stages.length]?.outcome.id;
      const index = series.result.changes.findIndex((one) => one.from === closed && one.to === placeOf(track, to));
      const change = series.result.changes[index];
      const target = outcomes[to - stages.length];
      if (change === undefined || target === undefined) continue;
      const place = `${path}.result.changes.${index}`;
      found.push({
        ...rest,
        ...plain,
        event: { type: 'changeOutcome', to: change.to },
        ...asking(requirementsOf(change.requires, `${place}.requires`, plan.processes)),
        reasons: target.reasons,
        reasonPath: `${target.path}.reasons`,
        roles: change.roles === undefined ? null : { path: `${place}.roles`, roles: change.roles },
        window: change.withinDays === undefined ? null : { path: `${place}.withinDays`, days: change.withinDays },
      });
    } else {
      found.push({ ...rest, ...plain, event: { type: 'repeat' }, ...asking([]) });
    }
  }
  if (stage !== undefined && at >= open && at === stages.length - 1 && outcome !== null) {
    const to = stages.length + outcome;
    const key = moveKey(series.id, from, '', 'finish');
    const finish = {
      track,
      from: at,
      to,
      kind: 'finish',
      key,
      event: { type: 'advance' },
      ...asking(leaving),
    } as const;
    found.push({ ...rest, ...finish });
  }
  return found;

  /** That a rule does not hold; its requirements are the parts of its condition. */
  function anyNotYes(requirements: readonly Requirement[]): Demand {
    return {
      any: requirements.flatMap((one) => (one.kind === 'condition' ? [demandOf(ground, one.condition, 'notYes')] : [])),
    };
  }

  function asking(requirements: readonly Requirement[]) {
    return { requirements, demand: { all: requirements.map((one) => demandOfRequirement(ground, one)) } };
  }
}
