import type { LintRule } from '../LintRule.js';

/** The reason of a model that gives none. */
const DEFAULT_REASON = 'later';

/** A reason to set a deal aside that names no date to come back to it. The reason that holds by default, `later`, is left out. */
export const suspendReasonWithoutNeeds: LintRule = {
  code: 'suspend_reason_without_needs',
  number: 'SW804',
  severity: 'error',
  options: {},
  check: ({ model }, report) => {
    for (const { id, needs } of model.lifecycle.suspend.reasons) {
      if (needs.length === 0 && id !== DEFAULT_REASON) report(`lifecycle.suspend.reasons.${id}`, { reason: id });
    }
  },
};
