import { canHold, demandOf } from '../../satisfiability/index.js';
import { choosingConditionsOf } from '../conditionsOf.js';
import type { LintRule } from '../LintRule.js';

/** A rule, a type, a grade, a route, a variant or a process whose condition can never be answered yes. */
export const ruleNeverFires: LintRule = {
  code: 'rule_never_fires',
  number: 'SW023',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const { condition, path, series } of choosingConditionsOf(design)) {
      const ground = { plan: design.declared, series };
      if (canHold(ground, demandOf(ground, condition, 'yes')) === 'no') report(path);
    }
  },
};
