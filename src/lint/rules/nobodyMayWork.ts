import { stagesOf } from '../Design.js';
import { heldRoles } from '../heldRoles.js';
import type { LintRule } from '../LintRule.js';

/** A stage that nobody owns or may edit, or only roles that no team has; or that says nothing of it, and so is open to everybody, where others say who may. */
export const nobodyMayWork: LintRule = {
  code: 'nobody_may_work',
  number: 'SW701',
  severity: 'error',
  block: 'access',
  options: {},
  check: (design, report) => {
    const held = heldRoles(design);
    for (const { stage, path } of stagesOf(design)) {
      const roles = [...(stage.access?.own ?? []), ...(stage.access?.edit ?? [])];
      if (roles.some((role) => held === null || held.has(role))) continue;
      report(`${path}.access`, { stage: stage.id, missing: stage.access === undefined ? 'access' : null, roles });
    }
  },
};
