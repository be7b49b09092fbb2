import { currencyDigits, decimalText, type Money } from '../values/index.js';
import type { Worth } from './worthAt.js';

/** Amounts of one currency, added exactly. */
export type WorthSum = {
  /** `null` where nobody has an amount, or they are of several currencies. */
  readonly money: Money | null;
  /** In major units, for ratios; `null` as above. */
  readonly major: number | null;
  readonly withAmount: number;
  readonly isMixed: boolean;
};

export function sumWorth(worths: readonly Worth[]): WorthSum {
  const currencies = new Set<string>();
  let [minor, withAmount] = [0n, 0];
  for (const { amount, currency } of worths) {
    if (amount === null || currency === null) continue;
    currencies.add(currency);
    minor += amount;
    withAmount++;
  }
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1)
    return { money: null, major: null, withAmount, isMixed: currencies.size > 1 };
  const money: Money = { amount: decimalText(minor, currencyDigits(currency)), currency };
  return { money, major: Number(money.amount), withAmount, isMixed: false };
}

/** Amounts by currency, in its order; exact. */
export function sumByCurrency(worths: readonly Worth[]): readonly Money[] {
  const minors = new Map<string, bigint>();
  for (const { amount, currency } of worths)
    if (amount !== null && currency !== null) minors.set(currency, (minors.get(currency) ?? 0n) + amount);
  return [...minors]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => ({ amount: decimalText(minor, currencyDigits(currency)), currency }));
}
