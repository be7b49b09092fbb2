/** Bounds above this are no last digits: there the plateau tells. */
const DIGITS = 1e-9;

/**
 * The level by which a quantile is looked for in a law that is known within a bound: one that is met exactly must not be
 * missed by the last digit, which depends on the order of the deals.
 */
export function soughtLevel(level: number, errorBound: { readonly probability: number }): number {
  return level - Math.min(errorBound.probability, DIGITS);
}
