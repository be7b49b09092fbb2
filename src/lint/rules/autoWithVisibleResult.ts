import { stagesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage that advances by itself although its result can be seen, or although results are what the series governs by. */
export const autoWithVisibleResult: LintRule = {
  code: 'auto_with_visible_result',
  number: 'SW207',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const { stage, series, path } of stagesOf(design)) {
      const { fields, processes, questions, condition } = stage.requires;
      const isVisible = fields.length + processes.length + questions.length > 0 || condition !== undefined;
      if (stage.auto && (isVisible || series.govern === 'milestone')) report(`${path}.auto`, { stage: stage.id });
    }
  },
};
