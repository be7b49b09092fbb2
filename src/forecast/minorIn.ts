import { createIssue, type Issue } from '../issues/index.js';
import { currencyDigits, decimalUnits, readMoney, readMoneyIssue } from '../values/index.js';

/**
 * Money in minor units of a currency; 0 where it is none, or in another one, which is told.
 *
 * @param issues Where it is told: `not_money`, `unknown_currency`, `invalid_amount`, `unsafe_integer`, `too_many_decimals`,
 * `wrong_currency`.
 */
export function minorIn(currency: string, input: unknown, path: string, issues: Issue[]): bigint {
  const money = readMoney(input);
  const issue =
    money === null
      ? readMoneyIssue(input, path)
      : money.currency === currency
        ? null
        : createIssue('wrong_currency', path, { currency: money.currency, expected: currency });
  if (issue !== null) issues.push(issue);
  return money === null || issue !== null ? 0n : decimalUnits(money.amount, currencyDigits(currency));
}
