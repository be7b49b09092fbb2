import { createIssue, type Issue, isRecord } from '../issues/index.js';
import { currencyDigits, isCurrency } from './currencyDigits.js';
import { type MoneyProblem, readMoneyOrProblem } from './readMoney.js';

/**
 * Why an input is no money, as an issue; `null` where it is. Parameters: `value` as far as it is text, `currency` and
 * the `digits` that this currency has.
 *
 * Codes: `not_money` (no object with `currency` and `amount` or `minor`), `amount_and_minor` (both),
 * `unknown_currency` (not three capital letters),
 * `invalid_amount` (no decimal), `unsafe_integer` (a number beyond 2^53 - 1, whose digits are lost already),
 * `too_many_decimals` (more than the currency has).
 */
export function readMoneyIssue(input: unknown, path = ''): Issue<MoneyProblem> | null {
  const read = readMoneyOrProblem(input);
  if (typeof read !== 'string') return null;
  const fields: { readonly [key: string]: unknown } = isRecord(input) ? input : { amount: input };
  const { currency } = fields;
  const value = fields.minor ?? fields.amount ?? null;
  return createIssue(read, path, {
    value: typeof value === 'object' ? null : String(value),
    currency: typeof currency === 'string' ? currency : null,
    digits: isCurrency(currency) ? currencyDigits(currency) : null,
  });
}
