import { createIssue, type Issue, StagewrightError, shown } from '../issues/index.js';
import { currencyDigits, divideRounded, isCurrency, readDecimal } from '../values/index.js';
import type { Worth } from './worthAt.js';

/** What one unit of a currency is worth in the currency of the report, as a decimal. */
export type Exchange = { readonly [currency: string]: string };

/** Amounts turned into minor units of one currency, each rounded half-even; the currency itself needs no rate. */
export function exchanger(
  to: string,
  rates: Exchange,
  currencies: ReadonlySet<string>,
  path: string,
): (worth: Worth) => bigint {
  const issues: Issue[] = isCurrency(to)
    ? []
    : [createIssue('unknown_currency', 'convert.to', { currency: shown(to) })];
  const read = new Map<string, { readonly numerator: bigint; readonly denominator: bigint }>();
  for (const currency of [...currencies].sort()) {
    const rate = currency === to ? { numerator: 1n, denominator: 1n } : readDecimal(rates[currency]);
    if (rates[currency] === undefined && currency !== to) issues.push(createIssue('missing_rate', path, { currency }));
    else if (rate === null || rate.numerator <= 0n)
      issues.push(createIssue('invalid_rate', `${path}.${currency}`, { currency, rate: shown(rates[currency]) }));
    else read.set(currency, rate);
  }
  if (issues.length > 0) throw new StagewrightError(issues);
  const shift = (currency: string) => 10n ** BigInt(currencyDigits(currency));
  return ({ amount, currency }) => {
    const rate = read.get(currency ?? '');
    if (amount === null || currency === null || rate === undefined) return 0n;
    return divideRounded(amount * rate.numerator * shift(to), rate.denominator * shift(currency));
  };
}
