import type { LintRule } from '../LintRule.js';

/** Master data that nobody owns and no process changes: it can never be put right. */
export const coreFieldWithoutOwner: LintRule = {
  code: 'core_field_without_owner',
  number: 'SW604',
  severity: 'warning',
  options: {},
  check: ({ model: { fields, processes } }, report) => {
    const corrected = new Set(processes.flatMap(({ corrects }) => corrects));
    for (const [id, { core, steward }] of Object.entries(fields)) {
      if (core && steward === undefined && !corrected.has(id)) report(`fields.${id}`, { field: id });
    }
  },
};
