import { OPEN } from '../../history/index.js';
import { type EvidenceRule, rounded } from '../Evidence.js';

/** One open opportunity holds much of the expected amount, and is weighed at the fixed rate of its stage. */
export const oneDealDominates: EvidenceRule<{ readonly minimum: number; readonly maxShare: number }> = {
  code: 'one_deal_dominates',
  number: 'SW406',
  severity: 'warning',
  options: { minimum: 30, maxShare: 0.2 },
  examine: ({ history, series, path }, report, { minimum, maxShare }) => {
    if (series.probability.mode !== 'fixed') return;
    const { amounts, currencies, first, status, ids } = history;
    const byCurrency = new Map<string, { sum: bigint; n: number; most: bigint; id: string }>();
    for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
      const last = (first[opportunity + 1] ?? 0) - 1;
      const [amount, currency] = [amounts[last] ?? null, currencies[last] ?? null];
      if (status[last] !== OPEN || amount === null || currency === null) continue;
      const id = ids[opportunity] ?? '';
      const held = byCurrency.get(currency) ?? { sum: 0n, n: 0, most: -1n, id };
      byCurrency.set(currency, held);
      // What is negative takes nothing away from what the others hold.
      if (amount > 0n) held.sum += amount;
      held.n++;
      if (amount > held.most) Object.assign(held, { most: amount, id });
    }
    for (const [currency, { sum, n, most, id }] of byCurrency) {
      const share = sum > 0n ? Number(most) / Number(sum) : 0;
      if (n >= minimum && share > maxShare)
        report(`${path}.probability`, { opportunity: id, share: rounded(share), currency, n });
    }
  },
};
