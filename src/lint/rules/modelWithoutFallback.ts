import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** Probabilities that come from a model of many factors, with nothing to fall back on where data lack. */
export const modelWithoutFallback: LintRule = {
  code: 'model_without_fallback',
  number: 'SW404',
  severity: 'info',
  options: {},
  check: (design, report) => {
    for (const { series, path } of seriesOf(design)) {
      const { probability } = series;
      if (probability.mode === 'model' && probability.fallback === undefined) {
        report(`${path}.probability`, { series: series.id });
      }
    }
  },
};
