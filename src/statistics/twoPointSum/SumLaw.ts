/** How a law was found. `constant`, `enumeration` and `lattice` are exact up to the last digits of floats. */
export type SumLawMethod = 'constant' | 'enumeration' | 'lattice' | 'inversion' | 'conditional-normal';

/** The law of a sum of whole amounts. */
export type SumLaw = {
  readonly method: SumLawMethod;
  readonly lowest: number;
  readonly highest: number;
  /** P(S ≤ x). */
  readonly cdf: (x: number) => number;
  /** E max(x − S, 0), which is the integral of the distribution function up to x. */
  readonly gap: (x: number) => number;
  /** F(x − amount) − probability ≤ cdf(x) ≤ F(x + amount) + probability, for every x. */
  readonly errorBound: { readonly amount: number; readonly probability: number };
  /** The standard deviation of what was added to make the law smooth; 0 where nothing was. */
  readonly smoothedBy: number;
};

/**
 * The quantile inf{x : P(S ≤ x) ≥ level} of a law on whole numbers, by bisection. Cost: some fifty looks at the law.
 *
 * - Formula: inf{x : P(S ≤ x) ≥ level}
 * - Source: by definition
 * - Empty: `0` for the law of no term
 *
 * @param level From 0 to 1; at 0 the lowest value.
 *
 * @example
 * const law = twoPointSumLaw({ amounts: Float64Array.of(3, 1), probabilities: Float64Array.of(0.5, 0.5) });
 * [0.25, 0.5, 0.9].map((level) => lawQuantile(law, level)) // => [0, 1, 4]
 */
export function lawQuantile({ cdf, lowest, highest }: SumLaw, level: number): number {
  if (level <= 0 || cdf(lowest) >= level) return lowest;
  let [below, above] = [lowest, highest];
  while (above - below > 1) {
    const middle = below + Math.floor((above - below) / 2);
    if (middle === below || middle === above) break;
    if (cdf(middle) >= level) above = middle;
    else below = middle;
  }
  return above;
}

/** What sums of floats beyond their whole numbers may be off by, as a share: two that are as close are taken for one. */
export const LAST_DIGITS = 2 ** -48;

/**
 * P(S ≥ x) for a law on whole numbers: an atom at x counts. Cost: one look at the law.
 *
 * - Formula: 1 - P(S ≤ x - 1) at whole x
 * - Source: by definition
 * - Empty: `1` at 0 for the law of no term
 *
 * @example
 * const law = twoPointSumLaw({ amounts: Float64Array.of(3, 1), probabilities: Float64Array.of(0.5, 0.5) });
 * [1, 3, 5].map((x) => atLeast(law, x)) // => [0.75, 0.5, 0]
 */
export function atLeast({ cdf, lowest, highest }: SumLaw, x: number): number {
  if (x <= lowest) return 1;
  const below = x > Number.MAX_SAFE_INTEGER ? x * (1 - LAST_DIGITS) : Math.ceil(x) - 0.5;
  if (below >= highest) return 0;
  return Math.max(0, Math.min(1, 1 - cdf(below)));
}
