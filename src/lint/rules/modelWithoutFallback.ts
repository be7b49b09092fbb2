import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** Probabilities that come from a model of many factors, with neither a history given nor anything to fall back on where data lack. */
export const modelWithoutFallback: LintRule = {
  code: 'model_without_fallback',
  number: 'SW404',
  severity: 'info',
  options: {},
  check: (design, report) => {
    const supported = new Set(design.evidence.map(({ series }) => series.id));
    for (const { series, path } of seriesOf(design)) {
      const { probability } = series;
      if (probability.mode === 'model' && probability.fallback === undefined && !supported.has(series.id)) {
        report(`${path}.probability`, { series: series.id });
      }
    }
  },
};
