import { closedReasons, sumOf } from '../closedReasons.js';
import { atLeast, type EvidenceRule, rounded } from '../Evidence.js';

/** A reason that says nothing is given too often: the list lacks what people want to say. */
export const otherReasonFrequent: EvidenceRule<{
  readonly minimum: number;
  readonly moreThan: number;
  readonly names: readonly string[];
}> = {
  code: 'other_reason_frequent',
  number: 'SW957',
  severity: 'warning',
  options: { minimum: 30, moreThan: 0.2, names: ['other', 'others', 'else', '其他', '其它'] },
  examine: ({ history, series, path }, report, { minimum, moreThan, names }) => {
    for (const { id: outcome, kind, reasons } of series.result.outcomes) {
      const counts = kind === 'won' ? null : closedReasons(history, outcome);
      const n = counts === null ? 0 : sumOf(counts);
      if (counts === null || n < minimum) continue;
      for (const { id: reason, label } of reasons ?? []) {
        const words = [reason, ...(typeof label === 'string' ? [label] : Object.values(label ?? {}))];
        if (!words.some((word) => names.includes(String(word).trim().toLowerCase()))) continue;
        const count = counts.get(reason) ?? 0;
        const low = atLeast(count, n);
        if (low > moreThan)
          report(`${path}.result.outcomes.${outcome}.reasons.${reason}`, {
            outcome,
            reason,
            n,
            share: rounded(count / n),
            low: rounded(low),
          });
      }
    }
  },
};
