import type { LintRule } from '../LintRule.js';

/** An approval that waits for a role which, by the model's own teams, nobody holds. */
export const roleNobodyHolds: LintRule = {
  code: 'role_nobody_holds',
  number: 'SW033',
  severity: 'error',
  options: {},
  check: ({ model: { teams, processes } }, report) => {
    if (teams.length === 0) return;
    const held = new Set(teams.flatMap(({ roles }) => roles));
    for (const { id, approve, run } of processes) {
      const missing = approve.by.filter((role) => !held.has(role));
      const blocks = approve.quorum === 'all' ? missing.length > 0 : missing.length === approve.by.length;
      if (run === 'crm' && missing.length > 0 && blocks)
        report(`processes.${id}.approve.by`, { process: id, roles: missing });
    }
  },
};
