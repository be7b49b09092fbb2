import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** "Won" means that the bid is won, and no stage follows the road to the contract. */
export const bidWonWithoutAfterWin: LintRule = {
  code: 'bid_won_without_after_win',
  number: 'SW308',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const { series, path } of seriesOf(design)) {
      if (series.won === 'bid-won' && series.afterWin.length === 0) report(`${path}.afterWin`, { series: series.id });
    }
  },
};
