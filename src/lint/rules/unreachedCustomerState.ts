import type { LintRule } from '../LintRule.js';

/** A customer state that is kept, and that no series leads to or from. */
export const unreachedCustomerState: LintRule = {
  code: 'unreached_customer_state',
  number: 'SW101',
  severity: 'error',
  options: {},
  check: ({ model }, report) => {
    const reached = new Set(
      model.series.flatMap(({ from, to, stages, afterWin, result }) => [
        from,
        to,
        ...[...stages, ...afterWin, ...result.outcomes].map(({ advancesCustomerTo }) => advancesCustomerTo),
      ]),
    );
    if (model.series.length === 0) return;
    for (const { id, mergedInto } of model.customerStates) {
      if (mergedInto === undefined && !reached.has(id)) report(`customerStates.${id}`, { customerState: id });
    }
  },
};
