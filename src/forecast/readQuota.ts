import { createIssue, StagewrightError } from '../issues/index.js';
import { currencyDigits, decimalUnits, type MoneyInput, readMoney, readMoneyIssue } from '../values/index.js';

/**
 * A quota in minor units of the forecast's currency; `null` where none is given.
 *
 * @throws {StagewrightError} `not_money`, `unknown_currency`, `invalid_amount`, `unsafe_integer`, `too_many_decimals`,
 * `wrong_currency`.
 */
export function readQuota(quota: MoneyInput | undefined, currency: string, path = 'quota'): bigint | null {
  if (quota === undefined) return null;
  const money = readMoney(quota);
  const issue = money === null ? readMoneyIssue(quota, path) : null;
  if (issue !== null) throw new StagewrightError([issue]);
  if (money === null || money.currency !== currency)
    throw new StagewrightError([
      createIssue('wrong_currency', path, { currency: money?.currency ?? null, expected: currency }),
    ]);
  return decimalUnits(money.amount, currencyDigits(currency));
}
