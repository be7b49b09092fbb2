import { type Issue, StagewrightError } from '../issues/index.js';
import type { MoneyInput } from '../values/index.js';
import { minorIn } from './minorIn.js';

/**
 * A quota in minor units of the forecast's currency; `null` where none is given.
 *
 * @throws {StagewrightError} `not_money`, `unknown_currency`, `invalid_amount`, `unsafe_integer`, `too_many_decimals`,
 * `wrong_currency`.
 */
export function readQuota(quota: MoneyInput | undefined, currency: string): bigint | null {
  if (quota === undefined) return null;
  const issues: Issue[] = [];
  const minor = minorIn(currency, quota, 'quota', issues);
  if (issues.length > 0) throw new StagewrightError(issues);
  return minor;
}
