import { BLOCK_SEVERITIES, type Block } from '../absentBlocks.js';
import type { LintRule } from '../LintRule.js';

/** Parts that are not of the model as a whole stand in its series. */
const OF_SERIES: readonly Block[] = ['access', 'changes', 'evidence', 'purpose', 'reasons', 'reopen'];

/** A part of the format that the model leaves out altogether: told once, lightly, in place of all that could be said. */
export const blockAbsent: LintRule = {
  code: 'block_absent',
  number: 'SW010',
  severity: 'info',
  options: {},
  check: ({ absent, strict }, report) => {
    for (const block of absent) {
      report(
        OF_SERIES.includes(block) ? 'series' : block,
        { block },
        { severity: strict ? BLOCK_SEVERITIES[block] : 'info' },
      );
    }
  },
};
