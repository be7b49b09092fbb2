import type { Fraction } from '../values/index.js';
import { multiplyFractions, ONE } from './fraction.js';

/** From minor units of one currency to those of another: by the rate, and by the digits that both have. */
export function conversionOf(rate: Fraction | null, from: number, to: number): Fraction {
  const shift = 10n ** BigInt(Math.abs(to - from));
  const scale: Fraction = to >= from ? { numerator: shift, denominator: 1n } : { numerator: 1n, denominator: shift };
  return rate === null ? ONE : multiplyFractions(rate, scale);
}
