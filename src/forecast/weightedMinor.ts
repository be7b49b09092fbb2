import { divideRounded, type Rounding } from '../values/index.js';
import type { RowClass } from './RowClass.js';

/** Up to here a float's quotient, rounded down, is that of the whole numbers. */
const EXACT = 2 ** 51;

/** Amount × probability × rate of one row, rounded for itself: in floats as long as every whole number on the way is one. */
export function weightedMinor({ weight }: RowClass, minor: number | bigint, rounding: Rounding): number | bigint {
  const { numerator, denominator, above, below } = weight;
  if (typeof minor === 'bigint' || !(above * Math.abs(minor) < EXACT && below < EXACT))
    return divideRounded(BigInt(minor) * numerator, denominator, rounding);
  const dividend = above * Math.abs(minor);
  const down = Math.floor(dividend / below);
  const twice = (dividend - down * below) * 2;
  const isUp = twice > below || (twice === below && (rounding === 'half-up' || down % 2 === 1));
  const quotient = isUp ? down + 1 : down;
  return minor < 0 ? 0 - quotient : quotient;
}
