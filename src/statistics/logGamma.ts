import { stirlingError } from './stirlingError.js';

const HALF_LOG_2PI = 0.9189385332046728;

/**
 * ln Γ(x), by Stirling's formula and what it leaves (`stirlingError`). To 1e-14 of the larger of 1 and the value; near its
 * zeros at 1 and 2 that is an absolute error. Cost: constant.
 *
 * - Formula: (x - ½) ln x - x + ½ ln 2π + stirlingError(x)
 * - Source: DLMF 5.11.1
 * - Empty: about `0` at x = 1, Γ of which is the empty product
 *
 * @param x Positive and finite.
 *
 * @example
 * logGamma(5).toFixed(10) === Math.log(24).toFixed(10) // => true
 */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingError(x);
}
