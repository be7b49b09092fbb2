import type { Condition } from '../../definition/index.js';
import { leavesOf } from '../../satisfiability/index.js';
import { requiresOf } from '../conditionsOf.js';
import type { LintRule } from '../LintRule.js';

/** What guides a person, and is asked for like a company standard. As `needs` of a process it is fine. */
export const personalLineBlocks: LintRule = {
  code: 'personal_line_blocks',
  number: 'SW513',
  severity: 'info',
  options: {},
  check: (design, report) => {
    const { questions, actions } = design.model;
    const personal = new Set(questions.filter(({ line }) => line === 'personal').map(({ id }) => id));
    for (const { requires, path } of requiresOf(design)) {
      requires.questions.forEach((question, at) => {
        if (personal.has(question)) report(`${path}.questions.${at}`, { question });
      });
      requires.actions.forEach(({ action }, at) => {
        if (actions[action]?.line === 'personal') report(`${path}.actions.${at}`, { action });
      });
      for (const leaf of requires.condition === undefined ? [] : blocking(requires.condition)) {
        if ('question' in leaf && personal.has(leaf.question)) report(`${path}.condition`, { question: leaf.question });
        if ('action' in leaf && actions[leaf.action]?.line === 'personal')
          report(`${path}.condition`, { action: leaf.action });
      }
    }
  },
};

/** What must be so in any case: under `any` there is another way. */
function blocking(condition: Condition): ReturnType<typeof leavesOf> {
  if ('all' in condition) return condition.all.flatMap(blocking);
  return 'any' in condition && condition.any.length > 1 ? [] : leavesOf(condition);
}
