import { stagesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** Leads that nothing checks, that hold no field and that no outcome creates. */
export const leadNotNeeded: LintRule = {
  code: 'lead_not_needed',
  number: 'SW606',
  severity: 'info',
  options: {},
  check: (design, report) => {
    const { objects, fields, series } = design.model;
    const at = objects?.order.indexOf('lead') ?? -1;
    if (objects === undefined || at < 0) return;
    const next = objects.order[at + 1];
    const isChecked = (objects.checks ?? []).some(({ to }) => to === 'lead' || to === next);
    const hasField = Object.values(fields).some((field) => field.of === 'lead');
    const effects = [
      ...stagesOf(design).map(({ stage }) => stage),
      ...series.flatMap(({ result }) => result.outcomes),
    ].flatMap((place) => place.effects);
    if (!isChecked && !hasField && !effects.some(({ type }) => type === 'lead.create'))
      report(`objects.order.${at}`, { object: 'lead' });
  },
};
