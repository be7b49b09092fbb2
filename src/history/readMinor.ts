import { currencyDigits, decimalUnits, readMoney } from '../values/index.js';

/** Digits that a number holds exactly in any case. */
const SAFE_DIGITS = 15;

/**
 * An amount in major units as minor units of its currency; `null` where it is none. Plain decimals of up to 15 digits
 * take one pass over their characters, all else the careful way.
 */
export function readMinor(amount: unknown, currency: string, digits: number): number | bigint | null {
  if (typeof amount === 'string') {
    const quick = plainMinor(amount, digits);
    if (!Number.isNaN(quick)) return quick;
    // Columns of fixed width leave blanks around.
    if (isPadded(amount)) return readMinor(amount.trim(), currency, digits);
  } else if (typeof amount === 'number' && Number.isInteger(amount) && Math.abs(amount) < 1e11)
    return amount * 10 ** digits + 0;
  const money = readMoney({ amount, currency });
  return money === null ? null : decimalUnits(money.amount, currencyDigits(money.currency));
}

const isPadded = (text: string) => text !== text.trim();

/** `NaN` for what is not plain enough. */
function plainMinor(text: string, digits: number): number {
  const isNegative = text.charCodeAt(0) === 45;
  let index = isNegative ? 1 : 0;
  if (text.length === index || text.length - index > SAFE_DIGITS) return Number.NaN;
  let units = 0;
  let decimals = -1;
  for (const start = index; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 46 && decimals < 0 && index > start && index < text.length - 1) {
      decimals = 0;
      continue;
    }
    if (code < 48 || code > 57 || decimals === digits) return Number.NaN;
    units = units * 10 + (code - 48);
    if (decimals >= 0) decimals++;
  }
  for (let place = Math.max(decimals, 0); place < digits; place++) units *= 10;
  return units > Number.MAX_SAFE_INTEGER ? Number.NaN : isNegative && units > 0 ? -units : units;
}
