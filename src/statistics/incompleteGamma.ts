import { deviance } from './deviance.js';
import { stirlingError } from './stirlingError.js';

const MOST_STEPS = 100_000;
const TINY = 1e-300;

/** Both parts sum to 1; the smaller keeps its digits. */
export type GammaParts = { readonly lower: number; readonly upper: number };

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x): the probabilities that a Gamma(a, 1) variable is at most,
 * or above, `x`; that a Poisson variable of mean `x` is at least, or below, a whole `a`.
 *
 * Series (DLMF 8.11.4) below a + 1, else continued fraction (DLMF 8.9.2) by Lentz's method; the factor before both by
 * Loader's saddle point (`gammaFactor`). About 1e-13 relative up to a of 1e6. Cost: some √a steps.
 *
 * - Formula: ∫ tᵃ⁻¹e⁻ᵗ dt from 0 to x, over Γ(a), and what is left of 1
 * - Source: DLMF 8.2.4, 8.11.4 and 8.9.2
 * - Empty: `0` and `1` at x = 0
 *
 * @param x 0 or more; infinite gives 1 and 0.
 * @param a Positive, at most 1e8: beyond it the steps do not suffice.
 *
 * @example
 * // 1 - exp(-x)
 * incompleteGamma(Math.LN2, 1).lower.toFixed(12) // => '0.500000000000'
 */
export function incompleteGamma(x: number, a: number): GammaParts {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const factor = gammaFactor(x, a);
  if (x < a + 1) {
    const lower = Math.min(1, factor * series(x, a));
    return { lower, upper: 1 - lower };
  }
  const upper = factor === 0 ? 0 : Math.min(1, (factor * a) / fraction(x, a));
  return { lower: 1 - upper, upper };
}

/** xᵃ e⁻ˣ / Γ(a+1): the Poisson probability of `a` at mean `x`, for real `a` too. Both positive. */
export function gammaFactor(x: number, a: number): number {
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/** 1 + x/(a+1) + x²/((a+1)(a+2)) + … */
function series(x: number, a: number): number {
  let sum = 1;
  let term = 1;
  for (let step = 1; step <= MOST_STEPS; step++) {
    term *= x / (a + step);
    sum += term;
    if (term <= sum * 1e-17) break;
  }
  return sum;
}

/** x + 1 - a - 1(1-a)/(x + 3 - a - 2(2-a)/(x + 5 - a - …)) */
function fraction(x: number, a: number): number {
  let value = nonZero(x + 1 - a);
  let c = value;
  let d = 0;
  for (let step = 1; step <= MOST_STEPS; step++) {
    const coefficient = step * (a - step);
    const base = x + 2 * step + 1 - a;
    d = 1 / nonZero(base + coefficient * d);
    c = nonZero(base + coefficient / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
