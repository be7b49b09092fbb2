import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** Probabilities given one by one, and nobody is to give them, or nobody to look at them again. */
export const individualWithoutReview: LintRule = {
  code: 'individual_without_review',
  number: 'SW405',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const { series, path } of seriesOf(design)) {
      const { probability } = series;
      if (probability.mode !== 'individual') continue;
      const missing = (['reviewDays', 'setBy'] as const).filter((name) => probability[name] === undefined);
      if (missing.length > 0) report(`${path}.probability`, { series: series.id, missing });
    }
  },
};
