import type { LintRule } from '../LintRule.js';

/** A process that the same single role raises and approves. */
export const selfApprovingProcess: LintRule = {
  code: 'self_approving_process',
  number: 'SW505',
  severity: 'warning',
  options: {},
  check: ({ model }, report) => {
    for (const { id, raise = [], approve } of model.processes) {
      const [role] = approve.by;
      const isOwn = role !== undefined && approve.by.length === 1 && raise.length === 1 && raise[0] === role;
      if (isOwn) report(`processes.${id}.approve.by`, { process: id, role });
    }
  },
};
