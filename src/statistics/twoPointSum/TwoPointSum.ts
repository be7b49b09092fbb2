/**
 * A sum of independent terms, each of which is its amount with its probability, and 0 otherwise.
 *
 * Amounts are above 0 and whole (smallest units), probabilities strictly between 0 and 1; both have the same length.
 */
export type TwoPointSum = { readonly amounts: Float64Array; readonly probabilities: Float64Array };

/** Largest value, mean and variance of a sum. */
export type SumMoments = { readonly total: number; readonly mean: number; readonly variance: number };

/** Σa, Σap and Σa²p(1−p). */
export function sumMoments({ amounts, probabilities }: TwoPointSum): SumMoments {
  let [total, mean, variance] = [0, 0, 0];
  for (let index = 0; index < amounts.length; index++) {
    const amount = amounts[index] ?? 0;
    const probability = probabilities[index] ?? 0;
    total += amount;
    mean += amount * probability;
    variance += amount * amount * probability * (1 - probability);
  }
  return { total, mean, variance };
}
