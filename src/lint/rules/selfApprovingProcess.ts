import type { LintRule } from '../LintRule.js';

/** A process whose raiser may be the only one who approves it: by the rules, or because no other role may do either. */
export const selfApprovingProcess: LintRule = {
  code: 'self_approving_process',
  number: 'SW505',
  severity: 'warning',
  options: {},
  check: ({ model }, report) => {
    for (const { id, raise, approve } of model.processes) {
      const own = approve.by.filter((role) => raise?.includes(role) ?? approve.selfApproval);
      const [role] = own;
      const isOwn = approve.selfApproval || (raise?.length === 1 && approve.by.length === 1);
      const isEnough = approve.quorum === 'any' || approve.quorum === 1 || approve.by.length === 1;
      if (role !== undefined && isOwn && isEnough) report(`processes.${id}.approve.by`, { process: id, role });
    }
  },
};
