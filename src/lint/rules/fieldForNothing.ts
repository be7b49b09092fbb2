import { requiresOf } from '../conditionsOf.js';
import type { LintRule } from '../LintRule.js';
import { fieldsReadBy } from '../usedNames.js';

/** A field that people must fill in, and that no condition, process, forecast, check of duplicates or date uses. */
export const fieldForNothing: LintRule = {
  code: 'field_for_nothing',
  number: 'SW601',
  severity: 'info',
  options: {},
  check: (design, report) => {
    const read = fieldsReadBy(design);
    const told = new Set<string>();
    for (const { requires, path } of requiresOf(design)) {
      requires.fields.forEach((field, at) => {
        if (read.has(field) || told.has(field)) return;
        told.add(field);
        report(`${path}.fields.${at}`, { field });
      });
    }
  },
};
