import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A series for small deals that is as long as the one for large deals over the same step. */
export const smallSeriesNotShorter: LintRule = {
  code: 'small_series_not_shorter',
  number: 'SW903',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    const all = seriesOf(design);
    for (const { series: small, path } of all) {
      if (small.dealSize !== 'small') continue;
      const large = all.find(
        ({ series }) =>
          series.dealSize === 'large' &&
          series.from === small.from &&
          series.to === small.to &&
          series.stages.length <= small.stages.length,
      );
      if (large !== undefined) {
        report(`${path}.stages`, {
          series: small.id,
          otherSeries: large.series.id,
          count: small.stages.length,
          max: large.series.stages.length - 1,
        });
      }
    }
  },
};
