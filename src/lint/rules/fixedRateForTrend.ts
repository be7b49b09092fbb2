import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** Fixed rates where stages only show progress: comparing distributions over the stages tells the trend as well. */
export const fixedRateForTrend: LintRule = {
  code: 'fixed_rate_for_trend',
  number: 'SW407',
  severity: 'info',
  options: {},
  check: (design, report) => {
    for (const { series, path } of seriesOf(design)) {
      const { probability, stages } = series;
      const onlyTrend =
        stages.length > 0 &&
        stages.every(({ purpose }) => purpose.length > 0 && purpose.every((one) => one === 'progress'));
      const hasRates = stages.some(({ winProbability }) => winProbability !== undefined);
      if (probability.mode === 'fixed' && hasRates && onlyTrend) report(`${path}.probability`, { series: series.id });
    }
  },
};
