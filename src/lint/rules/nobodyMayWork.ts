import { stagesOf } from '../Design.js';
import { heldRoles } from '../heldRoles.js';
import type { LintRule } from '../LintRule.js';

/** A stage that nobody owns or may edit, or only roles that no team has, in a model that says who may where. */
export const nobodyMayWork: LintRule = {
  code: 'nobody_may_work',
  number: 'SW701',
  severity: 'error',
  block: 'access',
  options: {},
  check: (design, report) => {
    const held = heldRoles(design);
    for (const { stage, path } of stagesOf(design)) {
      const { own = [], edit = [] } = stage.access ?? {};
      if (![...own, ...edit].some((role) => held === null || held.has(role)))
        report(`${path}.access`, { stage: stage.id });
    }
  },
};
