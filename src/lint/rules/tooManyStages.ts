import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** More stages than people keep up to date: a stage every few days, or more than fit on one hand and a half. */
export const tooManyStages: LintRule<{ readonly maxStages: number; readonly minDaysPerStage: number }> = {
  code: 'too_many_stages',
  number: 'SW201',
  severity: 'warning',
  options: { maxStages: 7, minDaysPerStage: 7 },
  check: (design, report, { maxStages, minDaysPerStage }) => {
    for (const { series, path } of seriesOf(design)) {
      const stages = series.stages.length;
      const days = series.cycleDays === undefined ? null : series.cycleDays / Math.max(stages, 1);
      const isDense = days !== null && days < minDaysPerStage && stages > 1;
      if (stages <= maxStages && !isDense) continue;
      report(`${path}.stages`, {
        series: series.id,
        count: stages,
        cycleDays: series.cycleDays ?? null,
        daysPerStage: days === null ? null : Math.round(days * 10) / 10,
      });
    }
  },
};
