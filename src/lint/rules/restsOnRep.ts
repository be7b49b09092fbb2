import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** An amount, or a given probability, for which nothing but a person's word stands. */
export const restsOnRep: LintRule<{ readonly sources: readonly string[] }> = {
  code: 'rests_on_rep',
  number: 'SW403',
  severity: 'warning',
  options: { sources: ['rep'] },
  check: (design, report, { sources: weak }) => {
    const told = new Set<string>();
    for (const { series, path } of seriesOf(design)) {
      const amount = series.deal.amount;
      const sources = amount === undefined ? undefined : design.model.fields[amount]?.sources;
      if (
        amount !== undefined &&
        sources !== undefined &&
        sources.length > 0 &&
        !told.has(amount) &&
        sources.every((one) => weak.includes(one))
      ) {
        told.add(amount);
        report(`fields.${amount}.sources`, { field: amount });
      }
      if (
        series.probability.mode === 'individual' &&
        (series.probability.evidence ?? []).every((one) => weak.includes(one))
      ) {
        report(`${path}.probability.evidence`, { series: series.id });
      }
    }
  },
};
