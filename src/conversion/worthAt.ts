import { amountAt, currencyAt, type StageHistory } from '../history/index.js';

/** An amount in minor units of its currency; both `null` where nobody knows. */
export type Worth = { readonly amount: bigint | null; readonly currency: string | null };

/** The amount of one opportunity as it stood at `instant`, as known at `asOf`. Linear in its events. */
export function worthAt(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  opportunity: number,
  { instant, asOf }: { readonly instant: number; readonly asOf: number },
): Worth {
  const { first, at, recordedAt } = history;
  let last = -1;
  for (let event = first[opportunity] ?? 0; event < (first[opportunity + 1] ?? 0); event++) {
    if ((at[event] ?? 0) > instant || (recordedAt[event] ?? 0) > asOf) continue;
    last = event;
  }
  return { amount: amountAt(history, last), currency: currencyAt(history, last) };
}
