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

function* weakenMoves(spot: Spot, { moves, stages }: Series): Generator<Weakening> {
  const { skip, rollBack, repeat } = moves;
  const ids = stages.map(({ id }) => id);
  if (ids.length > 2 && skip !== 'allow') yield weaken(spot, 'skip', 'every_skip_allowed', 'allow');
  const isEvery = rollBack === 'any' || (rollBack === 'previous' && ids.length < 3);
  if (ids.length > 1 && !isEvery) yield weaken(spot, 'rollBack', 'every_rollback_allowed', 'any');
  if (ids.length > 1 && (rollBack === 'any' || rollBack === 'previous'))
    yield weaken(spot, 'rollBack', 'reason_not_asked', writtenOut(ids, rollBack, { reasonRequired: false }));
  if (ids.length > 1 && (rollBack === 'any' || rollBack === 'previous') && stages.slice(0, -1).some(hasActions))
    yield weaken(spot, 'rollBack', 'completions_kept', writtenOut(ids, rollBack, { keep: 'all' }));
  if (repeat !== 'allow') yield weaken(spot, 'repeat', 'every_repeat_allowed', 'allow');
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
