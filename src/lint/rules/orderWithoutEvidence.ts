import { canRefuse } from '../canRefuse.js';
import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** An outcome that allows an order and asks for nothing that proves it. */
export const orderWithoutEvidence: LintRule = {
  code: 'order_without_evidence',
  number: 'SW309',
  severity: 'error',
  options: {},
  check: (design, report) => {
    for (const { series, path } of seriesOf(design)) {
      for (const { id, effects, requires } of series.result.outcomes) {
        if (effects.some(({ type }) => type === 'order.allow') && !canRefuse(design, requires, series.id)) {
          report(`${path}.result.outcomes.${id}.requires`, { outcome: id });
        }
      }
    }
  },
};
