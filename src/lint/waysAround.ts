import type { Series, Stage } from '../definition/index.js';
import type { Design, StagePlace } from './Design.js';

/**
 * Whether somebody can stand in an open stage who was in a later one by a skip across it, and came back by rollback:
 * without ever having left it forward. Conditions and roles are taken to be as the way needs them, so that `false` is a
 * proof for all that are not closed on the way.
 *
 * @param index the stage, by its position.
 */
export const skipsAndReturns = (series: Series, index: number): boolean =>
  isSkipped(series, index) && isRolledBack(series, index);

/**
 * Whether a stage was visited by everybody (`true`) or by nobody (`false`) who stands in this one; `undefined` where some
 * did, or where that is not proven. Imports are left out: what they bring was visited elsewhere.
 */
export function visitedBefore(
  { model }: Design,
  { stage, series, index, afterWin }: StagePlace,
): (id: string) => boolean | undefined {
  const positions = new Map(series.stages.map(({ id }, at) => [id, at]));
  const behind = new Set(series.afterWin.map(({ id }) => id));
  const isTransferred = model.lifecycle.transfer !== false && model.series.length > 1;
  return (id) => {
    if (id === stage.id) return true;
    if (isTransferred || afterWin) return undefined;
    const at = positions.get(id);
    const { reopen } = series.result;
    const isPassed = (position: number) => isPassedBy(series, position);
    // Behind the win one comes back only by being reopened.
    if (at === undefined) {
      const isFound = behind.has(id) && reopen !== false && (isPassed(index) || isWonBefore(series, index));
      return isFound ? undefined : false;
    }
    if (at > index) {
      const isFound = (reopen !== false || isRolledBack(series, index)) && isPassed(index);
      return isFound ? undefined : false;
    }
    const isAvoided = series.variants.some(({ drop }) => drop.includes(id));
    return isAvoided || isPassed(at) ? undefined : true;
  };
}

/** Whether an opportunity may be opened in a later stage. */
function opensBehind({ stages, startIn = [] }: Series, index: number): boolean {
  return stages.some(({ id }, at) => at > index && startIn.includes(id));
}

/** Whether a later stage is come to without ever leaving this one forward: opened there, skipped to, or reopened there. */
function isPassedBy(series: Series, index: number): boolean {
  return opensBehind(series, index) || isSkipped(series, index) || isReopenedBehind(series, index);
}

function isSkipped({ stages, moves: { skip }, variants }: Series, index: number): boolean {
  if (index === 0 || skip === 'forbid') return false;
  const positions = new Map(stages.map(({ id }, at) => [id, at]));
  const kept = variants.filter(({ drop }) => !drop.includes(stages[index]?.id ?? ''));
  const dropped = new Set(kept.flatMap(({ drop }) => drop));
  const isFree = ({ id, mandatory }: Stage) => !mandatory || dropped.has(id);
  const leads = (from: number, to: number) => from < index && index < to && stages.slice(from + 1, to).every(isFree);
  if (typeof skip === 'string') return index + 1 < stages.length && leads(index - 1, index + 1);
  return skip.some(({ from, to }) => {
    const start = from === undefined ? index - 1 : positions.get(from);
    const target = positions.get(to);
    return start !== undefined && target !== undefined && leads(start, target);
  });
}

function isReopenedBehind({ stages, result }: Series, index: number): boolean {
  const { reopen, outcomes } = result;
  if (reopen === false || stages.findIndex(({ id }) => id === reopen.to) <= index) return false;
  return outcomes.some(({ kind, from }) => isClosedFrom(stages, from, kind === 'won' ? index - 1 : index));
}

function isWonBefore({ stages, result: { outcomes, changes } }: Series, index: number): boolean {
  return (
    changes.length > 0 || outcomes.some(({ kind, from }) => kind === 'won' && isClosedFrom(stages, from, index - 1))
  );
}

/** From a stage up to this position. */
function isClosedFrom(
  stages: readonly Stage[],
  from: Series['result']['outcomes'][number]['from'],
  upTo: number,
): boolean {
  if (from === 'last' || upTo < 0) return false;
  return from === 'any' || stages.slice(0, upTo + 1).some(({ id }) => from.includes(id));
}

function isRolledBack({ stages, moves: { rollBack } }: Series, index: number): boolean {
  if (typeof rollBack === 'string') return rollBack !== 'forbid';
  const upTo = new Set(stages.slice(0, index + 1).map(({ id }) => id));
  return rollBack.some(({ to }) => upTo.has(to));
}
