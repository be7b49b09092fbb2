import type { LintRule } from '../LintRule.js';

/** A reason to set a deal aside that names no date to come back to it. The reason that holds by default is left out. */
export const suspendReasonWithoutNeeds: LintRule = {
  code: 'suspend_reason_without_needs',
  number: 'SW804',
  severity: 'error',
  options: {},
  check: ({ input, model }, report) => {
    if (input.lifecycle?.suspend === undefined) return;
    const { reasons } = model.lifecycle.suspend;
    const isDefault = reasons.length === 1 && reasons[0]?.id === 'later';
    if (isDefault) return;
    for (const { id, needs } of reasons) {
      if (needs.length === 0) report(`lifecycle.suspend.reasons.${id}`, { reason: id });
    }
  },
};
