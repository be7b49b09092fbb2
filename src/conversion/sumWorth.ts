import { createIssue, type Issue } from '../issues/index.js';
import { currencyDigits, decimalText, type Money } from '../values/index.js';
import type { Worth } from './worthAt.js';

/** Amounts of one currency, added exactly. */
export type WorthSum = {
  /** `null` where nobody has an amount, or they are of several currencies. */
  readonly money: Money | null;
  /** In major units, for ratios; `null` as above. */
  readonly major: number | null;
  readonly withAmount: number;
  readonly withoutAmount: number;
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
  const counts = { withAmount, withoutAmount: worths.length - withAmount, isMixed: currencies.size > 1 };
  const [currency] = currencies;
  if (currency === undefined || counts.isMixed) return { money: null, major: null, ...counts };
  const money: Money = { amount: decimalText(minor, currencyDigits(currency)), currency };
  return { money, major: Number(money.amount), ...counts };
}

/** How many have no amount. */
export const withoutAmount = (worths: readonly Worth[]): number =>
  worths.filter(({ amount, currency }) => amount === null || currency === null).length;

/** Amounts of several currencies have no sum. */
export function mixedCurrencies({ isMixed }: Pick<WorthSum, 'isMixed'>): readonly Issue[] {
  return isMixed ? [createIssue('mixed_currencies', 'amount', {}, 'warning')] : [];
}

/** Where some have an amount and some have not, what is made of a sum (an average, a cost) is of the former alone. */
export function unknownAmounts(
  { withAmount, withoutAmount: without }: WorthSum,
  params: { readonly [name: string]: unknown } = {},
): readonly Issue[] {
  if (withAmount === 0 || without === 0) return [];
  return [createIssue('amounts_unknown', 'amount', { without, of: withAmount + without, ...params }, 'warning')];
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
