import type { EventColumns } from './StageHistory.js';

/** The amount in minor units as it stands after an event; `null` where nobody knows it, or there is no such event. */
export function amountAt({ minor, large }: Pick<EventColumns, 'minor' | 'large'>, event: number): bigint | null {
  const known = minor[event] ?? Number.NaN;
  return Number.isNaN(known) ? (large.get(event) ?? null) : BigInt(known);
}

/** The currency of the amount after an event; `null` where there is none. */
export function currencyAt(
  { currency, currencyNames }: Pick<EventColumns, 'currency' | 'currencyNames'>,
  event: number,
): string | null {
  return currencyNames[(currency[event] ?? 0) - 1] ?? null;
}
