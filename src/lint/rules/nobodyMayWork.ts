import { stagesOf } from '../Design.js';
import { heldRoles } from '../heldRoles.js';
import type { LintRule } from '../LintRule.js';

/** A stage that nobody owns or may edit, or only roles that no team has; or that says nothing of it, and so is open to everybody, where others say who may. Also a core field that only a role may change which no team has. */
export const nobodyMayWork: LintRule = {
  code: 'nobody_may_work',
  number: 'SW701',
  severity: 'error',
  options: {},
  check: (design, report) => {
    const held = heldRoles(design);
    const corrected = new Set(design.model.processes.flatMap(({ corrects }) => corrects));
    for (const [field, { core, steward }] of Object.entries(design.model.fields)) {
      if (core && steward !== undefined && held !== null && !held.has(steward) && !corrected.has(field))
        report(`fields.${field}.steward`, { field, roles: [steward] });
    }
    // Whether stages say who may work in them at all is told once.
    if (design.absent.has('access') && !design.strict) return;
    for (const { stage, path } of stagesOf(design)) {
      const roles = [...(stage.access?.own ?? []), ...(stage.access?.edit ?? [])];
      if (roles.some((role) => held === null || held.has(role))) continue;
      report(`${path}.access`, { stage: stage.id, missing: stage.access === undefined ? 'access' : null, roles });
    }
  },
};
