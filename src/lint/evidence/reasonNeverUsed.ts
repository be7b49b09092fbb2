import { closedReasons, sumOf } from '../closedReasons.js';
import type { EvidenceRule } from '../Evidence.js';

/** A declared reason of a loss that nobody gave, in enough losses to have been given. */
export const reasonNeverUsed: EvidenceRule<{ readonly minimum: number }> = {
  code: 'reason_never_used',
  number: 'SW956',
  severity: 'info',
  options: { minimum: 100 },
  examine: ({ history, series, path }, report, { minimum }) => {
    for (const { id: outcome, kind, reasons } of series.result.outcomes) {
      const counts = kind === 'won' ? null : closedReasons(history, outcome);
      const n = counts === null ? 0 : sumOf(counts);
      if (counts === null || n < minimum) continue;
      for (const { id: reason } of reasons ?? []) {
        if (!counts.has(reason)) report(`${path}.result.outcomes.${outcome}.reasons.${reason}`, { outcome, reason, n });
      }
    }
  },
};
