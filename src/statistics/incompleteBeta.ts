import { betaFactor } from './binomialDensity.js';

const MOST_STEPS = 100_000;
const TINY = 1e-300;

/** Both parts sum to 1; the smaller keeps its digits. */
type BetaParts = { readonly lower: number; readonly upper: number };

/**
 * The regularised incomplete beta function I_x(a, b): the probability that a Beta(a, b) variable is at most `x`.
 *
 * Continued fraction of Didonato & Morris (1992, eq. 9) by Lentz's method, on the side of the mean where it converges fast;
 * its terms hold 1 - x apart, so that an x near 0 keeps its digits on the far side too. The factor before it by Loader's
 * saddle point. About 1e-13 up to a + b of 1e12, relative below the mean, absolute above it; beyond it the steps suffice in the
 * tails alone. Cost: up to some √(a + b) steps at the mean, few far from it.
 *
 * - Formula: ∫ tᵃ⁻¹(1-t)ᵇ⁻¹ dt from 0 to x, over B(a, b)
 * - Source: DLMF 8.17.2; Didonato & Morris 1992
 * - Empty: `0` at x = 0
 *
 * @param a Positive, as is `b`; `x` is cut to 0..1.
 *
 * @example
 * // x²(3 - 2x)
 * incompleteBeta(0.25, 2, 2).toFixed(12) // => '0.156250000000'
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  return betaParts(x, a, b).lower;
}

/** I_x(a, b) and what is left of 1. */
export function betaParts(x: number, a: number, b: number): BetaParts {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x >= 1) return { lower: 1, upper: 0 };
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = lowerPart(x, 1 - x, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = lowerPart(1 - x, x, b, a);
  return { lower: 1 - upper, upper };
}

/** I_x(a, b) below the mean; `y` is 1 - x, which keeps digits that x has lost where it is close to 1. */
function lowerPart(x: number, y: number, a: number, b: number): number {
  const factor = betaFactor(a, b, x, y);
  return factor === 0 ? 0 : factor / fraction(x, y, a, b);
}

/** b0 + a1/(b1 + a2/(b2 + …)) */
function fraction(x: number, y: number, a: number, b: number): number {
  const above = (m: number) => {
    const end = a + 2 * m - 1;
    return ((a + m - 1) / end) * ((a + b + m - 1) / end) * m * (b - m) * x * x;
  };
  const below = (m: number) =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) / (a + 2 * m + 1)) * (a * y - b * x + 1 + m * (1 + y));
  let value = nonZero((a / (a + 1)) * (a * y - b * x + 1));
  let c = value;
  let d = 0;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const [over, base] = [above(m), below(m)];
    d = 1 / nonZero(base + over * d);
    c = nonZero(base + over / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
