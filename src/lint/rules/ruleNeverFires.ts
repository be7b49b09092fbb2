import { choosingConditionsOf } from '../conditionsOf.js';
import type { LintRule } from '../LintRule.js';
import { canHold } from '../satisfiability/canHold.js';
import { fieldsById } from '../satisfiability/fieldsById.js';

/** A rule, a type, a grade, a route, a variant or a process whose condition can never be answered yes. */
export const ruleNeverFires: LintRule = {
  code: 'rule_never_fires',
  number: 'SW023',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    const fields = fieldsById(design.model);
    for (const { condition, path } of choosingConditionsOf(design)) {
      if (canHold(condition, fields) === 'no') report(path);
    }
  },
};
