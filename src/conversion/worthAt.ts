import { amountAt, currencyAt, type StageHistory } from '../history/index.js';

/** An amount in minor units of its currency; both `null` where nobody knows. */
export type Worth = { readonly amount: bigint | null; readonly currency: string | null };

/** The amount of one opportunity as it stood at `instant`, as known at `asOf`. Linear in its events. */
export function worthAt(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  opportunity: number,
  known: { readonly instant: number; readonly asOf: number },
): Worth {
  const event = lastEventAt(history, opportunity, known.instant, known.asOf);
  return { amount: amountAt(history, event), currency: currencyAt(history, event) };
}

/** The last event of one opportunity up to `instant`, as known at `asOf`; -1 where there is none. */
export function lastEventAt(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { first, at, recordedAt }: StageHistory<any>,
  opportunity: number,
  instant: number,
  asOf: number,
): number {
  const start = first[opportunity] as number;
  let event = (first[opportunity + 1] as number) - 1;
  while (event >= start && ((at[event] as number) > instant || (recordedAt[event] as number) > asOf)) event--;
  return event < start ? -1 : event;
}
