import { openStagesOf, seriesOf, wayTo } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage that is open, and certain to win; or that can still win, and never does. */
export const extremeProbability: LintRule = {
  code: 'extreme_probability',
  number: 'SW026',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      const canWin = place.series.result.outcomes.some(({ kind }) => kind === 'won');
      for (const stagePlace of openStagesOf(place)) {
        const { id, winProbability } = stagePlace.stage;
        if (winProbability === 1 || (winProbability === 0 && canWin)) {
          report(`${stagePlace.path}.winProbability`, { stage: id, winProbability }, { witness: wayTo(stagePlace) });
        }
      }
    }
  },
};
