import { atLeast, type EvidenceRule, rounded } from '../Evidence.js';
import { calledBy, plainNames } from '../labelTexts.js';

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
  examine: ({ series, path, reasons }, report, { minimum, moreThan, names }) => {
    const saysNothing = plainNames(names);
    for (const { outcome, counts, n } of reasons()) {
      if (n < minimum) continue;
      for (const element of series.result.outcomes.find(({ id }) => id === outcome)?.reasons ?? []) {
        if (calledBy(element, saysNothing) === undefined) continue;
        const reason = element.id;
        const count = counts.get(reason) ?? 0;
        const low = atLeast(count, n);
        const share = { n, share: rounded(count / n), low: rounded(low) };
        if (low > moreThan)
          report(`${path}.result.outcomes.${outcome}.reasons.${reason}`, { outcome, reason, ...share });
      }
    }
  },
};
