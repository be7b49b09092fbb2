const SQRT_2PI = 2.5066282746310002;

/** The density of the standard normal law. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / SQRT_2PI;
}
