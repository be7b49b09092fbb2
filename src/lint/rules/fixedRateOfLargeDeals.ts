import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** One rate for all, where deals are few and large, or where a lost one leaves costs behind. */
export const fixedRateOfLargeDeals: LintRule<{ readonly maxInventoryCost: number }> = {
  code: 'fixed_rate_of_large_deals',
  number: 'SW401',
  severity: 'warning',
  options: { maxInventoryCost: -1 },
  check: (design, report, { maxInventoryCost }) => {
    const isCostly = (design.model.profile?.inventoryCost ?? 0) <= maxInventoryCost;
    for (const { series, path } of seriesOf(design)) {
      const hasRates = series.stages.some(({ winProbability }) => winProbability !== undefined);
      const isLarge = series.dealSize === 'large' || (isCostly && series.dealSize !== 'small');
      if (series.probability.mode === 'fixed' && hasRates && isLarge)
        report(`${path}.probability`, { series: series.id });
    }
  },
};
