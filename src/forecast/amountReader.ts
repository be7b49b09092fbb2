import { currencyDigits, decimalUnits, type Money, type MoneyProblem, readMoneyOrProblem } from '../values/index.js';

/** An amount as money and as a whole number of minor units: a float where that is exact. */
export type Amount = { readonly money: Money; readonly minor: number | bigint };

/** Up to fifteen digits a float holds every whole number. */
const MOST_DIGITS = 15;

/**
 * A reader of the amounts of rows, which gives the amount or why it is none. Most are written as they are stored and in
 * one currency, `usual` at first: their minor units are read in one pass.
 */
export function amountReader(usual: string): (input: unknown) => Amount | MoneyProblem {
  let currency = usual;
  let digits = currencyDigits(usual);
  return (input) => {
    const stored = storedAmount(input, currency, digits);
    if (stored !== null) return stored;
    const money = readMoneyOrProblem(input);
    if (typeof money === 'string') return money;
    if (money.currency !== currency) {
      currency = money.currency;
      digits = currencyDigits(currency);
    }
    const units = decimalUnits(money.amount, digits);
    return { money, minor: money.amount.length > MOST_DIGITS ? units : Number(units) };
  };
}

/** An amount of that currency as it would be stored; `null` for all others, right or wrong. */
function storedAmount(input: unknown, currency: string, digits: number): Amount | null {
  if (typeof input !== 'object' || input === null || 'minor' in input) return null;
  const { amount, currency: own }: { readonly amount?: unknown; readonly currency?: unknown } = input;
  if (own !== currency || typeof amount !== 'string') return null;
  const minor = storedMinor(amount, digits);
  return minor < 0 ? null : { money: { amount, currency }, minor };
}

/** The digits on both sides of the point as one number; -1 where the text is not what is stored, negative, or too long. */
function storedMinor(text: string, digits: number): number {
  const point = digits === 0 ? text.length : text.length - digits - 1;
  if (point < 1 || point + digits > MOST_DIGITS || (point > 1 && text.charCodeAt(0) === 48)) return -1;
  let minor = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (index === point) {
      if (digit !== -2) return -1;
    } else if (digit < 0 || digit > 9) return -1;
    else minor = minor * 10 + digit;
  }
  return minor;
}
