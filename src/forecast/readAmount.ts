import { currencyDigits, decimalUnits, type Money, type MoneyProblem, readMoneyOrProblem } from '../values/index.js';

/** An amount as money and as a whole number of minor units: a float where that is exact. */
export type Amount = { readonly money: Money; readonly minor: number | bigint };

/** Up to fifteen digits a float holds every whole number. */
const SAFE_LENGTH = 16;

/** The amount of a row, or why it is none. */
export function readAmount(input: unknown): Amount | MoneyProblem {
  const money = readMoneyOrProblem(input);
  if (typeof money === 'string') return money;
  const { amount, currency } = money;
  const digits = currencyDigits(currency);
  if (amount.length > SAFE_LENGTH) return { money, minor: decimalUnits(amount, digits) };
  return { money, minor: digits === 0 ? Number(amount) : minorOf(amount, amount.length - digits - 1) };
}

/** The digits on both sides of the point. */
function minorOf(amount: string, point: number): number {
  let minor = 0;
  for (let index = amount.charCodeAt(0) === 45 ? 1 : 0; index < amount.length; index++) {
    if (index !== point) minor = minor * 10 + amount.charCodeAt(index) - 48;
  }
  return amount.charCodeAt(0) === 45 ? 0 - minor : minor;
}
