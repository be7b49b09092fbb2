import { afterWinStagesOf, seriesOf, wayTo } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A bid is won, a contract follows, and nobody reviews the scope of work in between. */
export const noScopeReview: LintRule = {
  code: 'no_scope_review',
  number: 'SW512',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    const reviews = design.model.processes.filter(({ kind }) => kind === 'review' || kind === 'gate');
    for (const place of seriesOf(design)) {
      const { id, won, afterWin } = place.series;
      const stages = new Set(afterWin.map((stage) => stage.id));
      const asked = new Set(afterWin.flatMap(({ requires }) => requires.processes));
      const isReviewed = reviews.some(
        (process) => asked.has(process.id) || (process.stage !== undefined && stages.has(process.stage)),
      );
      if (won !== 'bid-won' || afterWin.length === 0 || isReviewed) continue;
      const [last] = afterWinStagesOf(place).slice(-1);
      report(`${place.path}.afterWin`, { series: id }, last === undefined ? {} : { witness: wayTo(last) });
    }
  },
};
