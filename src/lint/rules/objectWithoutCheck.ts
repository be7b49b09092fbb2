import { implies } from '../../satisfiability/index.js';
import type { LintRule } from '../LintRule.js';

/** A record that comes to be without anybody looking whether what it is made of is valid. */
export const objectWithoutCheck: LintRule = {
  code: 'object_without_check',
  number: 'SW605',
  severity: 'error',
  block: 'objects',
  options: {},
  check: ({ model: { objects }, declared }, report) => {
    const ground = { plan: declared, series: null };
    const checks = (objects?.checks ?? []).filter(({ condition }) => !implies(ground, undefined, condition));
    const checked = new Set(checks.map(({ to }) => to));
    (objects?.order ?? []).forEach((object, at) => {
      if (at > 0 && !checked.has(object)) report(`objects.order.${at}`, { object });
    });
  },
};
