import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** Nothing said on whether a closed deal can be opened again. `reopen: false` says that it cannot. */
export const reopenUnstated: LintRule = {
  code: 'reopen_unstated',
  number: 'SW305',
  severity: 'warning',
  block: 'reopen',
  options: {},
  check: (design, report) => {
    seriesOf(design).forEach(({ series: { id }, path }, at) => {
      if (design.input.series[at]?.result.reopen === undefined) report(`${path}.result`, { series: id });
    });
  },
};
