import type { LintRule } from '../LintRule.js';

/** Recycling before the warning, or the warning before the reminder. */
export const ageingOrder: LintRule = {
  code: 'ageing_order',
  number: 'SW802',
  severity: 'error',
  options: {},
  check: ({ model }, report) => {
    model.ageing.forEach(({ remind, warn, recycle }, at) => {
      const days = [remind, warn, recycle].filter((one) => one !== undefined);
      const rises = days.every((one, index) => index === 0 || one > (days[index - 1] ?? 0));
      if (!rises) report(`ageing.${at}`, { remind: remind ?? null, warn: warn ?? null, recycle: recycle ?? null });
    });
  },
};
