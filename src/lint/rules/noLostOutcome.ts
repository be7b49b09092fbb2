import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A series that can only be won: what is lost stays open for ever, and no rate can be counted. */
export const noLostOutcome: LintRule = {
  code: 'no_lost_outcome',
  number: 'SW028',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const { series, path } of seriesOf(design)) {
      if (series.result.outcomes.every(({ kind }) => kind !== 'lost'))
        report(`${path}.result.outcomes`, { series: series.id });
    }
  },
};
