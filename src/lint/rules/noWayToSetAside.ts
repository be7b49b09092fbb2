import type { LintRule } from '../LintRule.js';

/** No reason to set a deal aside, or none to void one: then it cannot be done. */
export const noWayToSetAside: LintRule = {
  code: 'no_way_to_set_aside',
  number: 'SW805',
  severity: 'error',
  block: 'lifecycle',
  options: {},
  check: ({ input, model: { lifecycle } }, report) => {
    for (const kind of ['suspend', 'void'] as const) {
      const isMissing = lifecycle[kind].reasons.length === 0 || input.lifecycle === undefined;
      if (isMissing) report(`lifecycle.${kind}`, { missing: kind });
    }
  },
};
