import type { OutcomeChange, Reopen, ResultStage, Stage } from '../../definition/index.js';
import { hasActions } from './hasActions.js';
import { inside, type Spot, type Weakening, weaken } from './Weakening.js';
import { weakenRequires } from './weakenRequires.js';

/** Outcomes, corrections of the result, and reopening. */
export function* weakenResult(spot: Spot, result: ResultStage, stages: readonly Stage[]): Generator<Weakening> {
  const { outcomes, changes, reopen } = result;
  for (const [index, outcome] of outcomes.entries()) {
    const place = inside(inside(spot, 'outcomes'), index, outcome.id);
    yield* weakenRequires(inside(place, 'requires'), outcome.requires);
    if (outcome.from !== 'any' && stages.length > 1) yield weaken(place, 'from', 'closes_from_anywhere', 'any');
    if (outcome.reasons !== undefined) yield weaken(place, 'reasons', 'any_reason', undefined);
  }
  for (const [index, change] of changes.entries())
    yield* weakenCorrection(inside(inside(spot, 'changes'), index), change);
  const ids = outcomes.map(({ id }) => id);
  const missing = ids
    .flatMap((from) => ids.map((to) => ({ from, to })))
    .filter(({ from, to }) => from !== to && !changes.some((change) => change.from === from && change.to === to));
  if (missing.length > 0) yield weaken(spot, 'changes', 'every_change_allowed', [...changes, ...missing]);
  if (reopen === false) yield weaken(spot, 'reopen', 'reopening_allowed', {});
  else {
    const place = inside(spot, 'reopen');
    yield* weakenCorrection(place, reopen);
    const last = stages.at(-1)?.id;
    // Where nothing is named it leads to where it was closed, and no further.
    if (reopen.to !== last) yield weaken(place, 'to', 'reopens_anywhere', last);
    if (reopen.keep !== 'all' && stages.some(hasActions)) yield weaken(place, 'keep', 'completions_kept', 'all');
    if (reopen.reasonRequired) yield weaken(place, 'reasonRequired', 'reason_not_asked', false);
  }
}

function* weakenCorrection(
  spot: Spot,
  { requires, withinDays, roles }: Pick<OutcomeChange & Reopen, 'requires' | 'withinDays' | 'roles'>,
): Generator<Weakening> {
  yield* weakenRequires(inside(spot, 'requires'), requires);
  if (withinDays !== undefined)
    yield weaken(spot, 'withinDays', 'window_widened', withinDays + 1, { days: withinDays + 1 });
  if (roles !== undefined) yield weaken(spot, 'roles', 'rule_dropped', undefined, { property: 'roles' });
}
