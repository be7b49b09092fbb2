import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** An outcome that opens a settlement of a kind which its series does not know. */
export const settlementMismatch: LintRule = {
  code: 'settlement_mismatch',
  number: 'SW904',
  severity: 'error',
  options: {},
  check: (design, report) => {
    for (const { series, path } of seriesOf(design)) {
      const known: readonly string[] = series.settlement;
      if (known.length === 0) continue;
      for (const { id, effects } of series.result.outcomes) {
        effects.forEach((effect, at) => {
          if (effect.type !== 'settlement.open' || known.includes(effect.mode)) return;
          report(`${path}.result.outcomes.${id}.effects.${at}`, {
            series: series.id,
            found: effect.mode,
            choices: known,
          });
        });
      }
    }
  },
};
