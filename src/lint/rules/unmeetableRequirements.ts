import { requirementsOf } from '../../plan/index.js';
import { canHold, demandOf, demandOfRequirement } from '../../satisfiability/index.js';
import { requiresOf } from '../conditionsOf.js';
import { stagesOf, wayTo } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** Requirements that contradict each other, or that no value can meet: nobody ever gets past them. */
export const unmeetableRequirements: LintRule = {
  code: 'unmeetable_requirements',
  number: 'SW020',
  severity: 'error',
  options: {},
  check: (design, report) => {
    const ways = new Map(stagesOf(design).map((place) => [`${place.path}.requires`, wayTo(place)]));
    for (const { requires, path, series } of requiresOf(design)) {
      const ground = { plan: design.declared, series };
      const requirements = requirementsOf(requires, path, design.declared.processes);
      const all = requirements.map((requirement) => demandOfRequirement(ground, requirement));
      if (canHold(ground, { all }) !== 'no') continue;
      const { condition } = requires;
      const isAlone = condition !== undefined && canHold(ground, demandOf(ground, condition, 'yes')) === 'no';
      const witness = ways.get(path);
      report(isAlone ? `${path}.condition` : path, {}, witness === undefined ? {} : { witness });
    }
  },
};
