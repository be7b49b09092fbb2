import type { LintRule } from '../LintRule.js';

/** Nothing happens when nothing happens: no reminder, no warning, no recycling. */
export const noIdleRule: LintRule = {
  code: 'no_idle_rule',
  number: 'SW801',
  severity: 'warning',
  block: 'ageing',
  options: {},
  check: ({ model }, report) => {
    const says = model.ageing.some(({ remind, warn, recycle }) =>
      [remind, warn, recycle].some((days) => days !== undefined),
    );
    if (!says) report('ageing');
  },
};
