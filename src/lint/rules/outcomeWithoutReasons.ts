import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** An outcome without a list of reasons: what is typed freely cannot be counted. */
export const outcomeWithoutReasons: LintRule = {
  code: 'outcome_without_reasons',
  number: 'SW302',
  severity: 'error',
  block: 'reasons',
  options: {},
  check: (design, report) => {
    for (const { series, path } of seriesOf(design)) {
      for (const { id, reasons } of series.result.outcomes) {
        if (reasons === undefined) report(`${path}.result.outcomes.${id}`, { outcome: id });
      }
    }
  },
};
