import { incompleteGamma } from './incompleteGamma.js';

/**
 * The probability that a chi-square variable exceeds `x`, to 1e-12 relative far out too. Cost: that of `incompleteGamma`.
 *
 * - Formula: Q(degrees/2, x/2)
 * - Source: Abramowitz & Stegun 1964, 26.4
 * - Empty: `1` at x = 0
 *
 * @param x 0 or more.
 * @param degrees Degrees of freedom, positive.
 *
 * @example
 * // With two degrees it is exp(-x/2).
 * chiSquareTail(2 * Math.LN2, 2).toFixed(12) // => '0.500000000000'
 */
export function chiSquareTail(x: number, degrees: number): number {
  return incompleteGamma(x / 2, degrees / 2).upper;
}
