import type { LintRule } from '../LintRule.js';

/** A process that does not say for which mode of selling, department and post it is, and by what it is measured. */
export const incompleteProcessCard: LintRule<{ readonly elements: readonly string[] }> = {
  code: 'incomplete_process_card',
  number: 'SW511',
  severity: 'info',
  options: { elements: ['mode', 'department', 'post', 'kpi'] },
  check: ({ model }, report, { elements }) => {
    for (const { id, card } of model.processes) {
      const given = new Set(Object.keys(card ?? {}));
      const missing = elements.filter((element) => !given.has(element));
      if (missing.length > 0) report(`processes.${id}.card`, { process: id, missing });
    }
  },
};
