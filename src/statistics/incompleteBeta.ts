import { binomialDensity } from './binomialDensity.js';

const MOST_STEPS = 100_000;
const TINY = 1e-300;

/**
 * The regularised incomplete beta function I_x(a, b): the probability that a Beta(a, b) variable is at most `x`.
 *
 * Continued fraction (DLMF 8.17.22) by Lentz's method, on the side of the mean where it converges fast; the factor before
 * it by Loader's saddle point. About 1e-13 relative.
 *
 * @param a Positive, as is `b`; `x` is cut to 0..1.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return x <= (a + 1) / (a + b + 2) ? lowerPart(x, a, b) : 1 - lowerPart(1 - x, b, a);
}

function lowerPart(x: number, a: number, b: number): number {
  // x^a (1-x)^b / (a B(a, b)) is a binomial density at a of a + b tries, times b / (a + b).
  const factor = (binomialDensity(a, a + b, x) * b) / (a + b);
  return factor === 0 ? 0 : factor / fraction(x, a, b);
}

/** 1 + d1/(1 + d2/(1 + …)) */
function fraction(x: number, a: number, b: number): number {
  let value = 1;
  let c = 1;
  let d = 0;
  for (let step = 1; step <= MOST_STEPS; step++) {
    const m = step >> 1;
    const coefficient =
      step % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + coefficient * d);
    c = nonZero(1 + coefficient / c);
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return value;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
