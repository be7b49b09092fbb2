import { betaFactor } from './binomialDensity.js';
import { betaParts } from './incompleteBeta.js';
import { middleOf } from './middleOf.js';

/**
 * The quantile of the Beta(a, b) law: the x with I_x(a, b) = p. Newton's steps inside a bracket that is halved where a
 * step leaves it, on the smaller of the two tails, so that it always arrives. Cost: some ten looks at `incompleteBeta`.
 *
 * To 1e-12 relative, ends near 0 too, as far as `x` and the law can be told in floats.
 *
 * - Formula: the x with I_x(a, b) = p
 * - Source: DLMF 8.17.2, by definition its inverse
 * - Empty: `0` at p = 0
 *
 * @param p 0..1; 0 gives 0 and 1 gives 1.
 * @param a Positive, as is `b`.
 * @param upper 1 - p: to be given where p is so close to 1 that it has lost its digits.
 *
 * @example
 * betaQuantile(0.5, 1, 1).toFixed(12) // => '0.500000000000'
 * betaQuantile(0.975, 1, 10).toFixed(4) // => '0.3085'
 */
export function betaQuantile(p: number, a: number, b: number, upper: number = 1 - p): number {
  if (p <= 0) return 0;
  if (upper <= 0) return 1;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < 200; step++) {
    const parts = betaParts(x, a, b);
    const error = parts.lower < parts.upper ? parts.lower - p : upper - parts.upper;
    if (error === 0) return x;
    if (error < 0) low = x;
    else high = x;
    const density = betaFactor(a, b, x, 1 - x) / (x * (1 - x));
    const newton = x - error / density;
    const next = newton > low && newton < high ? newton : middleOf(low, high);
    if (Math.abs(next - x) <= 2e-16 * x || next <= low || next >= high) return next;
    x = next;
  }
  return x;
}
