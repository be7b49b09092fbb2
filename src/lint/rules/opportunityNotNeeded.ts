import type { LintRule } from '../LintRule.js';

/** A business so simple that the customer's state can be advanced without an opportunity in between. */
export const opportunityNotNeeded: LintRule<{ readonly maxStates: number }> = {
  code: 'opportunity_not_needed',
  number: 'SW105',
  severity: 'info',
  options: { maxStates: 3 },
  check: ({ model: { customerStates, teams, series, processes } }, report, { maxStates }) => {
    const kept = customerStates.filter(({ mergedInto }) => mergedInto === undefined).length;
    const isSimple =
      kept > 0 && kept <= maxStates && series.length === 1 && teams.length <= 1 && processes.length === 0;
    if (isSimple) report('customerStates', { count: kept });
  },
};
