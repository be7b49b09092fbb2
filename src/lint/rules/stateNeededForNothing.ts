import type { LintRule } from '../LintRule.js';

/** A customer state that neither a process, nor an analysis, nor management needs to tell apart. */
export const stateNeededForNothing: LintRule = {
  code: 'state_needed_for_nothing',
  number: 'SW109',
  severity: 'warning',
  options: {},
  check: ({ model }, report) => {
    for (const { id, mergedInto, neededFor } of model.customerStates) {
      if (mergedInto === undefined && neededFor.length === 0) report(`customerStates.${id}`, { customerState: id });
    }
  },
};
