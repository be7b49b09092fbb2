import type { LintRule } from '../LintRule.js';

/** Phases between which everybody changes: nobody knows the whole story. */
export const noSpanningRole: LintRule = {
  code: 'no_spanning_role',
  number: 'SW704',
  severity: 'info',
  options: {},
  check: ({ model: { phases } }, report) => {
    const [first, ...others] = phases;
    if (first === undefined || others.length === 0) return;
    if (!first.roles.some((role) => others.every(({ roles }) => roles.includes(role)))) report('phases');
  },
};
