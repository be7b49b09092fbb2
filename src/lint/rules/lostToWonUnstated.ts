import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** Nothing said on whether a lost deal can turn into a won one. An empty `changes` says that it cannot. */
export const lostToWonUnstated: LintRule = {
  code: 'lost_to_won_unstated',
  number: 'SW304',
  severity: 'warning',
  block: 'changes',
  options: {},
  check: (design, report) => {
    seriesOf(design).forEach(({ series: { id, result }, path }, at) => {
      const kinds = result.outcomes.map(({ kind }) => kind);
      if (!kinds.includes('lost') || !kinds.includes('won')) return;
      if (design.input.series[at]?.result.changes === undefined) report(`${path}.result`, { series: id });
    });
  },
};
