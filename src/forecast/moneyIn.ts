import { currencyDigits, type Money } from '../values/index.js';
import { minorText } from './minorText.js';

/** Writes whole numbers of minor units as money of one currency. */
export function moneyIn(currency: string): (minor: number | bigint) => Money {
  const digits = currencyDigits(currency);
  return (minor) => ({ amount: minorText(minor, digits), currency });
}
