import type { EvidenceRule } from '../Evidence.js';

/** A declared reason of a loss that nobody gave, in enough losses to have been given. */
export const reasonNeverUsed: EvidenceRule<{ readonly minimum: number }> = {
  code: 'reason_never_used',
  number: 'SW956',
  severity: 'info',
  options: { minimum: 100 },
  examine: ({ series, path, reasons }, report, { minimum }) => {
    for (const { outcome, counts, n } of reasons()) {
      if (n < minimum) continue;
      for (const { id: reason } of series.result.outcomes.find(({ id }) => id === outcome)?.reasons ?? []) {
        if (!counts.has(reason)) report(`${path}.result.outcomes.${outcome}.reasons.${reason}`, { outcome, reason, n });
      }
    }
  },
};
