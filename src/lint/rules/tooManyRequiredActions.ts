import { stagesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A milestone-governed stage that asks for one act after the other. */
export const tooManyRequiredActions: LintRule<{ readonly maxActions: number }> = {
  code: 'too_many_required_actions',
  number: 'SW209',
  severity: 'info',
  options: { maxActions: 3 },
  check: (design, report, { maxActions }) => {
    for (const { stage, series, path } of stagesOf(design)) {
      const count = stage.requires.actions.length;
      if (series.govern === 'milestone' && count > maxActions) {
        report(`${path}.requires.actions`, { stage: stage.id, count, max: maxActions });
      }
    }
  },
};
