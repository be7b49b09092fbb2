import { incompleteGamma } from './incompleteGamma.js';

/**
 * The probability that a chi-square variable exceeds `x`, to 1e-12 relative far out too.
 *
 * @param x 0 or more.
 * @param degrees Degrees of freedom, positive.
 */
export function chiSquareTail(x: number, degrees: number): number {
  return incompleteGamma(x / 2, degrees / 2).upper;
}
