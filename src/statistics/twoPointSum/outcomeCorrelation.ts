import { normalQuantile } from '../normalQuantile.js';

/** Where the weights of the rule are below 1e-16, and its step. */
const END = 3.2;
const STEP = 1 / 16;

/**
 * The correlation of two outcomes of the same probability under a hidden normal factor of correlation ρ:
 * (P(both) − p²)/(p(1−p)), with P(both) − p² = 1/2π ∫ exp(−t²/(1 + sin θ)) dθ from 0 to asin ρ, t the p-quantile of the
 * normal law (Sheppard 1899; Plackett 1954). By the double exponential rule (Takahasi & Mori 1974) on a smooth integrand, so
 * that neither a small p nor a ρ next to 1 loses digits: 1e-12 relative. 2·asin(ρ)/π at p = ½.
 *
 * - Formula: 1/2π ∫ exp(-t²/(1 + sin θ)) dθ from 0 to asin ρ, over p(1-p)
 * - Source: Sheppard 1899; Plackett 1954
 * - Empty: `null` at p = 0
 *
 * @param latent ρ, 0 to 1.
 * @returns `null` where the outcome is certain. Cost: a hundred steps.
 *
 * @example
 * outcomeCorrelation(0.2, 0.1)?.toFixed(2) // => '0.08'
 * outcomeCorrelation(0.2, 0.5)?.toFixed(2) // => '0.13'
 */
export function outcomeCorrelation(latent: number, probability: number): number | null {
  const threshold = normalQuantile(probability);
  if (threshold === null) return null;
  if (latent === 0 || latent === 1) return latent;
  const whole = Math.asin(latent);
  let sum = 0;
  for (let at = -END; at <= END; at += STEP) {
    const turn = (Math.PI / 2) * Math.sinh(at);
    // From 0 to 1, dense at both ends.
    const share = 1 / (1 + Math.exp(-2 * turn));
    const weight = ((Math.PI / 4) * Math.cosh(at)) / Math.cosh(turn) ** 2;
    sum += Math.exp((-threshold * threshold) / (1 + Math.sin(whole * share))) * weight;
  }
  return (sum * STEP * whole) / (2 * Math.PI * probability * (1 - probability));
}
