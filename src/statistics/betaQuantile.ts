import { binomialDensity } from './binomialDensity.js';
import { incompleteBeta } from './incompleteBeta.js';

/**
 * The quantile of the Beta(a, b) law: the x with I_x(a, b) = p. Newton's steps inside a bracket that is halved where a
 * step leaves it, so that it always arrives. Cost: some ten looks at `incompleteBeta`.
 *
 * To 1e-12 relative from 1e-12 to 1 - 1e-12, ends near 0 too.
 *
 * @param p 0..1; 0 gives 0 and 1 gives 1.
 * @param a Positive, as is `b`.
 *
 * @example
 * betaQuantile(0.5, 1, 1).toFixed(12) // => '0.500000000000'
 * betaQuantile(0.975, 1, 10).toFixed(4) // => '0.3085'
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < 200; step++) {
    const error = incompleteBeta(x, a, b) - p;
    if (error === 0) return x;
    if (error < 0) low = x;
    else high = x;
    // x^(a-1) (1-x)^(b-1) / B(a, b)
    const density = (binomialDensity(a, a + b, x) * a * b) / ((a + b) * x * (1 - x));
    const newton = x - error / density;
    const next = newton > low && newton < high ? newton : middleOf(low, high);
    if (Math.abs(next - x) <= 2e-16 * x || next <= low || next >= high) return next;
    x = next;
  }
  return x;
}

/** Where the ends differ by more than a factor of four their orders of magnitude are halved. */
function middleOf(low: number, high: number): number {
  if (low === 0) return high < 0.01 ? high * high : high / 2;
  return low * 4 < high ? Math.sqrt(low) * Math.sqrt(high) : (low + high) / 2;
}
