import { asksSomething } from '../asksSomething.js';
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
        if (!asksSomething(requires) && effects.some(({ type }) => type === 'order.allow')) {
          report(`${path}.result.outcomes.${id}.requires`, { outcome: id });
        }
      }
    }
  },
};
