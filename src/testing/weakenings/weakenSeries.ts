import type { RollBackRule, SalesModel, Series, SkipRule } from '../../definition/index.js';
import { hasActions } from './hasActions.js';
import { inside, type Spot, type Weakening, weaken } from './Weakening.js';
import { weakenRequires } from './weakenRequires.js';
import { weakenResult } from './weakenResult.js';

/** Stages, moves, where it may start, for whom it is, who gives a probability, and its result. */
export function* weakenSeries(spot: Spot, series: Series, model: SalesModel): Generator<Weakening> {
  const { stages, afterWin, moves, result, startIn, types, probability } = series;
  for (const [key, list] of [
    ['stages', stages],
    ['afterWin', afterWin],
  ] as const) {
    for (const [index, stage] of list.entries()) {
      const place = inside(inside(spot, key), index, stage.id);
      yield* weakenRequires(inside(place, 'requires'), stage.requires);
      if (stage.mandatory && moves.skip !== 'forbid') yield weaken(place, 'mandatory', 'mandatory_dropped', false);
      if (stage.access !== undefined) yield weaken(place, 'access', 'access_dropped', undefined);
    }
  }
  yield* weakenMoves(inside(spot, 'moves'), series);
  const ids = stages.map(({ id }) => id);
  if ((startIn?.length ?? 1) < ids.length) yield weaken(spot, 'startIn', 'start_anywhere', ids);
  if (types.length > 0 && model.types.some(({ id }) => !types.includes(id)))
    yield weaken(spot, 'types', 'every_type_allowed', []);
  if (probability.mode === 'fixed')
    yield weaken(spot, 'probability', 'probability_given', { mode: 'individual', needsReason: false });
  else {
    const at = inside(spot, 'probability');
    const roles = model.roles.map(({ id }) => id);
    // Who may not act in a stage gives no probability there anyway.
    const { setBy } = probability;
    const actors = stages.flatMap(({ access }) => (access ? [...access.own, ...access.edit] : roles));
    if (setBy !== undefined && actors.some((role) => !setBy.includes(role)))
      yield weaken(at, 'setBy', 'rule_dropped', undefined, { property: 'setBy' });
    if (probability.needsReason !== false) yield weaken(at, 'needsReason', 'reason_not_asked', false);
  }
  yield* weakenResult(inside(spot, 'result'), result, stages);
}

function* weakenMoves(spot: Spot, series: Series): Generator<Weakening> {
  const { moves, stages } = series;
  const { skip, rollBack, repeat } = moves;
  const ids = stages.map(({ id }) => id);
  const isFree = ([from, to]: Pair) => typeof skip !== 'string' && isAlwaysAllowed(skip, from, to, false);
  if (skip !== 'allow' && !skips(series).every(isFree)) yield weaken(spot, 'skip', 'every_skip_allowed', 'allow');
  const back = writtenOut(ids, 'any', {});
  // What is allowed by a rule stays as free as it is.
  const isBack = ({ from, to }: RollBackRule) =>
    typeof rollBack !== 'string' && isAlwaysAllowed(rollBack, String(from), to, true);
  const isEvery = rollBack === 'any' || (rollBack === 'previous' ? ids.length < 3 : back.every(isBack));
  const widened = typeof rollBack === 'string' ? 'any' : [...rollBack, ...back];
  if (!isEvery) yield weaken(spot, 'rollBack', 'every_rollback_allowed', widened);
  if (ids.length > 1 && (rollBack === 'any' || rollBack === 'previous'))
    yield weaken(spot, 'rollBack', 'reason_not_asked', writtenOut(ids, rollBack, { reasonRequired: false }));
  if (ids.length > 1 && (rollBack === 'any' || rollBack === 'previous') && stages.slice(0, -1).some(hasActions))
    yield weaken(spot, 'rollBack', 'completions_kept', writtenOut(ids, rollBack, { keep: 'all' }));
  const isEachRepeated = typeof repeat !== 'string' && ids.every((id) => repeat.includes(id));
  if (repeat !== 'allow' && !isEachRepeated) yield weaken(spot, 'repeat', 'every_repeat_allowed', 'allow');
  for (const [property, rules] of Object.entries({ skip, rollBack })) {
    if (typeof rules === 'string') continue;
    for (const [index, rule] of (rules as readonly (SkipRule | RollBackRule)[]).entries()) {
      const place = inside(inside(spot, property), index);
      if (rule.when !== undefined) yield weaken(place, 'when', 'condition_dropped', undefined, { property: 'when' });
      if (rule.reasonRequired) yield weaken(place, 'reasonRequired', 'reason_not_asked', false);
      if ('keep' in rule && rule.keep !== 'all' && stages.some((stage) => stage.id === rule.to && hasActions(stage)))
        yield weaken(place, 'keep', 'completions_kept', 'all');
    }
  }
}

type Pair = readonly [from: string, to: string];

/** The skips that can be: over no mandatory stage, unless a variant does without it. */
function skips({ stages, variants }: Series): readonly Pair[] {
  const dropped = new Set(variants.flatMap(({ drop }) => drop));
  return stages.flatMap(({ id: from }, at) =>
    stages.slice(at + 2).flatMap(({ id: to }, behind): readonly Pair[] => {
      const passed = stages.slice(at + 1, at + 2 + behind);
      return passed.some(({ id, mandatory }) => mandatory && !dropped.has(id)) ? [] : [[from, to]];
    }),
  );
}

/** Whether a move is allowed whatever the facts, and, unless it may be, without a reason. */
function isAlwaysAllowed(
  rules: readonly (SkipRule | RollBackRule)[],
  from: string,
  to: string,
  withReason: boolean,
): boolean {
  const own = rules.filter((rule) => rule.to === to && (rule.from ?? from) === from);
  const sure = own.findIndex(({ when }) => when === undefined);
  return sure >= 0 && (withReason || own.slice(0, sure + 1).every(({ reasonRequired }) => !reasonRequired));
}

/** The same rollbacks, written out, but for what is changed. */
function writtenOut(
  ids: readonly string[],
  rollBack: 'any' | 'previous',
  changed: Partial<RollBackRule>,
): readonly RollBackRule[] {
  return ids.flatMap((from, index) =>
    ids
      .slice(rollBack === 'any' ? 0 : Math.max(0, index - 1), index)
      .map((to): RollBackRule => ({ from, to, reasonRequired: true, keep: 'approvals', ...changed })),
  );
}
