import type { LintRule } from '../LintRule.js';

/** The phase in which a deal is decided, without anybody of those who must deliver what is promised in it. */
export const pursuitWithoutDelivery: LintRule = {
  code: 'pursuit_without_delivery',
  number: 'SW703',
  severity: 'warning',
  options: {},
  check: ({ model: { roles, phases, series } }, report) => {
    const delivery = new Set(roles.filter(({ duty }) => duty === 'delivery').map(({ id }) => id));
    if (delivery.size === 0) return;
    const last = new Set(series.flatMap(({ stages }) => stages.at(-1)?.id ?? []));
    for (const phase of phases) {
      const isPursuit = phase.covers.some((stage) => last.has(stage));
      if (isPursuit && !phase.roles.some((role) => delivery.has(role)))
        report(`phases.${phase.id}.roles`, { phase: phase.id });
    }
  },
};
