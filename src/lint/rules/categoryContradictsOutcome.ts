import type { ForecastCategory } from '../../definition/index.js';
import { afterWinStagesOf, openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A forecast category that says something else than the place it stands in. An open stage left out is only told. */
export const categoryContradictsOutcome: LintRule = {
  code: 'category_contradicts_outcome',
  number: 'SW030',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      for (const { stage, path } of openStagesOf(place)) {
        const category = stage.forecastCategory;
        if (category !== 'closed' && category !== 'omitted') continue;
        const more = category === 'omitted' ? ({ severity: 'info' } as const) : {};
        report(`${path}.forecastCategory`, { stage: stage.id, category, status: 'open' }, more);
      }
      for (const { stage, path } of afterWinStagesOf(place)) {
        const category = stage.forecastCategory;
        if (category === undefined || fits(true, category)) continue;
        report(`${path}.forecastCategory`, { stage: stage.id, category, status: 'won' });
      }
      for (const { id, kind, forecastCategory } of place.series.result.outcomes) {
        if (forecastCategory === undefined || fits(kind === 'won', forecastCategory)) continue;
        report(`${place.path}.result.outcomes.${id}.forecastCategory`, {
          stage: id,
          category: forecastCategory,
          status: kind,
        });
      }
    }
  },
};

/** What is won is closed; what is not is left out, or closed as well. */
function fits(isWon: boolean, category: ForecastCategory): boolean {
  return category === 'closed' || (!isWon && category === 'omitted');
}
