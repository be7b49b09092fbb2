import type { Condition } from '../../definition/index.js';
import { requiresOf } from '../conditionsOf.js';
import { stagesOf, wayTo } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { canHold } from '../satisfiability/canHold.js';
import { fieldsById } from '../satisfiability/fieldsById.js';
import { requiresCondition } from '../satisfiability/requiresCondition.js';

/** Requirements that contradict each other, or that no value can meet: nobody ever gets past them. */
export const unmeetableRequirements: LintRule = {
  code: 'unmeetable_requirements',
  number: 'SW020',
  severity: 'error',
  options: {},
  check: (design, report) => {
    const fields = fieldsById(design.model);
    const processes = new Map(design.model.processes.map((process) => [process.id, process]));
    const ways = new Map(stagesOf(design).map((place) => [`${place.path}.requires`, wayTo(place)]));
    for (const { requires, path } of requiresOf(design)) {
      const all = requiresCondition(requires, processes);
      if (canHold(all, fields) !== 'no') continue;
      const witness = ways.get(path);
      const alone = requires.condition !== undefined && isNever(requires.condition);
      report(alone ? `${path}.condition` : path, {}, witness === undefined ? {} : { witness });
    }

    function isNever(condition: Condition): boolean {
      return canHold(condition, fields) === 'no';
    }
  },
};
