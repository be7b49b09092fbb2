import { afterWinStagesOf, openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** An outcome or a stage that opens a settlement of a kind which its series does not know. */
export const settlementMismatch: LintRule = {
  code: 'settlement_mismatch',
  number: 'SW904',
  severity: 'error',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      const { series } = place;
      const known: readonly string[] = series.settlement;
      if (known.length === 0) continue;
      const sources = [
        ...[...openStagesOf(place), ...afterWinStagesOf(place)].map(({ stage, path }) => ({ ...stage, path })),
        ...series.result.outcomes.map((outcome) => ({
          ...outcome,
          path: `${place.path}.result.outcomes.${outcome.id}`,
        })),
      ];
      for (const { effects, path } of sources) {
        effects.forEach((effect, at) => {
          if (effect.type !== 'settlement.open' || known.includes(effect.mode)) return;
          report(`${path}.effects.${at}`, { series: series.id, found: effect.mode, choices: known });
        });
      }
    }
  },
};
