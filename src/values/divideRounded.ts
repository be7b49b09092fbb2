/** What happens to a tie: to the even neighbour (banker's), or away from zero (commercial). */
export type Rounding = 'half-even' | 'half-up';

/** The whole number nearest to an exact quotient; the divisor is positive. */
export function divideRounded(dividend: bigint, divisor: bigint, rounding: Rounding = 'half-even'): bigint {
  const isNegative = dividend < 0n;
  const magnitude = isNegative ? -dividend : dividend;
  let quotient = magnitude / divisor;
  const twice = (magnitude - quotient * divisor) * 2n;
  if (twice > divisor || (twice === divisor && (rounding === 'half-up' || quotient % 2n === 1n))) quotient++;
  return isNegative ? -quotient : quotient;
}
