import type { LintRule } from '../LintRule.js';

/** The same patience with every deal, however much it matters. */
export const oneIdleRule: LintRule = {
  code: 'one_idle_rule',
  number: 'SW803',
  severity: 'info',
  options: {},
  check: ({ model: { ageing } }, report) => {
    if (ageing.length === 1 && ageing[0]?.when === undefined) report('ageing');
  },
};
