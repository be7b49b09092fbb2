import type { LintRule } from '../LintRule.js';

/** Nothing tells that two opportunities are one. */
export const noDedupeKey: LintRule = {
  code: 'no_dedupe_key',
  number: 'SW603',
  severity: 'error',
  block: 'dedupe',
  options: {},
  check: ({ model }, report) => {
    if (model.dedupe.every((key) => key.length === 0)) report('dedupe');
  },
};
