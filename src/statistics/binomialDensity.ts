import { deviance } from './deviance.js';
import { stirlingError } from './stirlingError.js';

/**
 * The binomial density Γ(n+1)/(Γ(x+1)Γ(n-x+1)) pˣ(1-p)ⁿ⁻ˣ, for real `x` between 0 and `n` too: by the saddle-point form
 * of C. Loader (2000), to about 1e-14 relative however large `n` is. Cost: constant.
 *
 * - Formula: Γ(n+1)/(Γ(x+1)Γ(n-x+1)) pˣ(1-p)ⁿ⁻ˣ
 * - Source: Loader 2000
 * - Empty: `1` for nothing of no tries
 *
 * @example
 * binomialDensity(3, 10, 0.5).toFixed(6) // => '0.117188'
 */
export function binomialDensity(x: number, n: number, p: number, q: number = 1 - p): number {
  if (x < 0 || x > n) return 0;
  if (p === 0) return x === 0 ? 1 : 0;
  if (q === 0) return x === n ? 1 : 0;
  if (x === 0) return Math.exp(n * powerLog(q, p));
  if (x === n) return Math.exp(n * powerLog(p, q));
  return (betaFactor(x, n - x, p, q) * (n / x)) / (n - x);
}

/**
 * pᵃ qᵇ / B(a, b), both counts positive: the binomial density at `a` of `a + b` tries, times ab/(a + b). From the two counts,
 * since beside a sum of 1e12 the smaller keeps digits that it loses in the sum.
 */
export function betaFactor(a: number, b: number, p: number, q: number): number {
  const n = a + b;
  const correction = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * p) - deviance(b, n * q);
  return (Math.exp(correction) * Math.sqrt(a) * Math.sqrt(b / n)) / Math.sqrt(2 * Math.PI);
}

/** ln of a share, from whichever of it and its complement keeps the digits. */
function powerLog(share: number, complement: number): number {
  return complement < 0.5 ? Math.log1p(-complement) : Math.log(share);
}
