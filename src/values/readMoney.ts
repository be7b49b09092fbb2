import { isRecord } from '../issues/index.js';
import { currencyDigits, isCurrency } from './currencyDigits.js';
import { decimalUnits, isDecimal } from './decimal.js';
import type { Money } from './Money.js';

/** Far beyond all money there is, so that squares of amounts are numbers still. */
const MOST_DIGITS = 60;

/** Why an input is no money. */
export type MoneyProblem =
  | 'not_money'
  | 'amount_and_minor'
  | 'unknown_currency'
  | 'invalid_amount'
  | 'unsafe_integer'
  | 'too_many_decimals';

/**
 * Money in the one form that is stored, or why it is none.
 *
 * A number is taken by its shortest decimal (0.1 is one tenth). More decimals than the currency has are refused, unless
 * they are zeros: nothing is rounded here. A bare number is no money, and neither is what says its amount twice: the two may
 * be a hundred apart. What else the record has says nothing of the money, and is left out.
 */
export function readMoneyOrProblem(input: unknown): Money | MoneyProblem {
  if (!isRecord(input) || !('currency' in input)) return 'not_money';
  const { currency, amount, minor } = input;
  if (minor !== undefined && amount !== undefined) return 'amount_and_minor';
  if (!isCurrency(currency)) return 'unknown_currency';
  const digits = currencyDigits(currency);
  if (minor !== undefined) {
    if (typeof minor === 'number' && Number.isInteger(minor) && !Number.isSafeInteger(minor)) return 'unsafe_integer';
    if (typeof minor === 'number' && !Number.isInteger(minor)) return 'invalid_amount';
    if (typeof minor !== 'number' && typeof minor !== 'bigint') return 'invalid_amount';
    if (typeof minor === 'bigint' && isBeyondMoney(minor)) return 'invalid_amount';
    return { amount: decimalText(BigInt(minor), digits), currency };
  }
  if (amount === undefined) return 'not_money';
  if (typeof amount === 'number' && !Number.isFinite(amount)) return 'invalid_amount';
  if (typeof amount === 'number' && Math.abs(amount) > Number.MAX_SAFE_INTEGER) return 'unsafe_integer';
  // An exponent in the shortest decimal: smaller than a millionth, and no currency has so many decimals.
  if (typeof amount === 'number' && amount !== 0 && Math.abs(amount) < 1e-6) return 'too_many_decimals';
  const text = typeof amount === 'number' ? String(amount) : amount;
  if (typeof text !== 'string' || text.length > MOST_DIGITS || !isDecimal(text)) return 'invalid_amount';
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  if (decimals === digits && text.charCodeAt(0) !== 48 && text.charCodeAt(0) !== 45) return { amount: text, currency };
  if (decimals > digits && /[1-9]/.test(text.slice(point + 1 + digits))) return 'too_many_decimals';
  return { amount: decimalText(decimalUnits(text, digits), digits), currency };
}

function isBeyondMoney(units: bigint): boolean {
  const most = 10n ** BigInt(MOST_DIGITS);
  return units > most || units < -most;
}

/** Money in the one form that is stored; `null` where the input is none. */
export function readMoney(input: unknown): Money | null {
  const read = readMoneyOrProblem(input);
  return typeof read === 'string' ? null : read;
}

/** A whole number of units of 10^-digits as a decimal. */
export function decimalText(units: bigint, digits: number): string {
  const sign = units < 0n ? '-' : '';
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return digits === 0 ? sign + text : `${sign}${whole}.${text.slice(text.length - digits)}`;
}
