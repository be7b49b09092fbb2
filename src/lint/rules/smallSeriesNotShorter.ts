import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A series for small deals that is as long as the one for large deals over the same step; or one for large deals into which business of several types comes, and of which no variant is shorter. */
export const smallSeriesNotShorter: LintRule = {
  code: 'small_series_not_shorter',
  number: 'SW903',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    const all = seriesOf(design);
    for (const { series, path } of all) {
      const types = series.types.length > 0 ? series.types : design.model.types.map(({ id }) => id);
      const isShortened = series.variants.some(({ drop }) => drop.length > 0);
      if (series.dealSize === 'large' && types.length > 1 && !isShortened)
        report(`${path}.variants`, { series: series.id, types });
    }
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
