import type { LintRule } from '../LintRule.js';

/** Two processes, one after the other, in one stage and before the same people: they may be one. */
export const mergeableProcesses: LintRule = {
  code: 'mergeable_processes',
  number: 'SW506',
  severity: 'info',
  options: {},
  check: ({ model: { processes } }, report) => {
    processes.forEach((process, at) => {
      const before = processes[at - 1];
      if (before === undefined || before.stage === undefined || before.stage !== process.stage) return;
      if (before.kind !== process.kind || before.before !== process.before) return;
      const shares = (list: readonly string[] | undefined) =>
        before.series === undefined || (list ?? before.series).some((id) => before.series?.includes(id));
      if (!shares(process.series)) return;
      const approvers = (list: readonly string[]) => JSON.stringify([...list].sort());
      if (approvers(before.approve.by) !== approvers(process.approve.by)) return;
      report(`processes.${process.id}`, { process: process.id, processes: [before.id, process.id] });
    });
  },
};
