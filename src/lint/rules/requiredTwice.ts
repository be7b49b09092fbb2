import type { Series } from '../../definition/index.js';
import { afterWinStagesOf, openStagesOf, type StagePlace, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A field that is asked for again, in its own stage or in one that is only reached through what the first one asks. */
export const requiredTwice: LintRule = {
  code: 'required_twice',
  number: 'SW602',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      const asking = new Map<string, StagePlace[]>();
      for (const later of [...openStagesOf(place), ...afterWinStagesOf(place)]) {
        later.stage.requires.fields.forEach((field, at) => {
          const before = asking.get(field) ?? [];
          asking.set(field, [...before, later]);
          const earlier = before.find((one) => one === later || isLeftBefore(place.series, one, later));
          if (earlier === undefined) return;
          const stages = [earlier.stage.id, later.stage.id];
          report(`${later.path}.requires.fields.${at}`, { field, stages }, { witness: stages });
        });
      }
    }
  },
};

/** Whether nobody comes to the later stage without leaving the earlier one forward, through what it asks for. */
function isLeftBefore(series: Series, earlier: StagePlace, later: StagePlace): boolean {
  const { startIn, moves, variants, result, stages } = series;
  const at = (id: string) => stages.findIndex((stage) => stage.id === id);
  const isDropped = variants.some(({ drop }) => drop.includes(earlier.stage.id) && !drop.includes(later.stage.id));
  if (isDropped) return false;
  if (earlier.afterWin) return true;
  const isStartedBehind = (startIn ?? []).some((id) => at(id) > earlier.index);
  // From the first stage every way leads forward, and to be skipped it would have to be entered after another one.
  const isSkipped = earlier.index > 0 && !earlier.stage.mandatory && canSkip(moves.skip, earlier.index, at);
  const wins = result.outcomes.filter(({ kind }) => kind === 'won');
  const isWonBefore =
    later.afterWin &&
    (result.changes.some(({ to }) => wins.some(({ id }) => id === to)) ||
      wins.some(
        ({ from }) =>
          from !== 'last' && (from === 'any' ? earlier.index > 0 : from.some((id) => at(id) < earlier.index)),
      ));
  return !isStartedBehind && !isSkipped && !isWonBefore;
}

function canSkip(skip: Series['moves']['skip'], passed: number, at: (id: string) => number): boolean {
  if (typeof skip === 'string') return skip === 'allow';
  return skip.some(({ from, to }) => at(to) > passed && (from === undefined || at(from) < passed));
}
