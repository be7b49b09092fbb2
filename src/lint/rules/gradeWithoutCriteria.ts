import type { LintRule } from '../LintRule.js';

/** A grade that nothing decides, other than the last, which may be the rest; or an upgrade that no process makes. */
export const gradeWithoutCriteria: LintRule = {
  code: 'grade_without_criteria',
  number: 'SW510',
  severity: 'warning',
  options: {},
  check: ({ model: { grades, processes } }, report) => {
    grades.forEach(({ id, when, upgrade }, at) => {
      if (when === undefined && at < grades.length - 1) report(`grades.${id}`, { grade: id });
      const process = processes.find((one) => one.id === upgrade);
      if (process !== undefined && !process.corrects.includes('grade')) {
        report(`grades.${id}.upgrade`, { grade: id, process: process.id });
      }
    });
  },
};
