import { stagesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage that nobody owns or may edit, in a model that says who may where. */
export const nobodyMayWork: LintRule = {
  code: 'nobody_may_work',
  number: 'SW701',
  severity: 'error',
  block: 'access',
  options: {},
  check: (design, report) => {
    for (const { stage, path } of stagesOf(design)) {
      const { own = [], edit = [] } = stage.access ?? {};
      if (own.length + edit.length === 0) report(`${path}.access`, { stage: stage.id });
    }
  },
};
