import { divideRounded, type Rounding } from '../values/index.js';
import { multiplyFractions } from './fraction.js';
import type { RowClass } from './RowClass.js';

/** Rounds amount × probability × rate of one row after the other; the factor of a class is worked out once. */
export function weightedMinor(rounding: Rounding): (rowClass: RowClass, minor: number | bigint) => number | bigint {
  const factors = new Map<
    RowClass,
    { readonly exact: ReturnType<typeof multiplyFractions>; readonly above: number; readonly below: number }
  >();
  return (rowClass, minor) => {
    let factor = factors.get(rowClass);
    if (factor === undefined) {
      const exact = multiplyFractions(rowClass.probability, rowClass.conversion);
      factor = { exact, above: Number(exact.numerator), below: Number(exact.denominator) };
      factors.set(rowClass, factor);
    }
    const { exact, above, below } = factor;
    // In floats as long as every whole number on the way is one.
    if (typeof minor === 'number' && above * Math.abs(minor) < 2 ** 51 && below < 2 ** 51)
      return divideSmall(above * minor, below, rounding);
    return divideRounded(BigInt(minor) * exact.numerator, exact.denominator, rounding);
  };
}

function divideSmall(dividend: number, divisor: number, rounding: Rounding): number {
  const magnitude = Math.abs(dividend);
  const rest = magnitude % divisor;
  const down = (magnitude - rest) / divisor;
  const isUp = rest * 2 > divisor || (rest * 2 === divisor && (rounding === 'half-up' || down % 2 === 1));
  const quotient = isUp ? down + 1 : down;
  return dividend < 0 ? 0 - quotient : quotient;
}
