import { gammaFactor, incompleteGamma } from './incompleteGamma.js';
import { middleOf } from './middleOf.js';

/**
 * The quantile of the Gamma(a, 1) law: the x with P(a, x) = p. Newton's steps inside a bracket that is halved where a step
 * leaves it, on the smaller of the two tails.
 *
 * @param p 0..1, without 1; 0 gives 0.
 * @param a Positive.
 * @param upper 1 - p, above 0: to be given where p is so close to 1 that it has lost its digits. Cost: a few dozen looks at
 * `incompleteGamma`.
 */
export function gammaQuantile(p: number, a: number, upper: number = 1 - p): number {
  if (p <= 0) return 0;
  let low = 0;
  let high = a + 1;
  while (incompleteGamma(high, a).upper > upper) {
    low = high;
    high *= 2;
  }
  let x = low > 0 ? (low + high) / 2 : Math.min(a, high / 2);
  for (let step = 0; step < 300; step++) {
    const parts = incompleteGamma(x, a);
    const error = parts.lower < parts.upper ? parts.lower - p : upper - parts.upper;
    if (error === 0) return x;
    if (error < 0) low = x;
    else high = x;
    // The density is xᵃ⁻¹ e⁻ˣ / Γ(a).
    const newton = x - (error * x) / (gammaFactor(x, a) * a);
    const next = newton > low && newton < high ? newton : middleOf(low, high);
    if (Math.abs(next - x) <= 2e-16 * x || next <= low || next >= high) return next;
    x = next;
  }
  return x;
}
