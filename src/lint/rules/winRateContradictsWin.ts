import { afterWinStagesOf, seriesOf, wayTo } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage behind the win whose probability is below 1: what is won is won. */
export const winRateContradictsWin: LintRule = {
  code: 'win_rate_contradicts_win',
  number: 'SW307',
  severity: 'error',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design).flatMap(afterWinStagesOf)) {
      const { id, winProbability } = place.stage;
      if (winProbability === undefined || winProbability >= 1) continue;
      report(`${place.path}.winProbability`, { stage: id, winProbability }, { witness: wayTo(place) });
    }
  },
};
