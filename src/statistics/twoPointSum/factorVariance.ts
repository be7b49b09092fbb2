import { conditionalProbabilities } from './conditionalProbabilities.js';
import { factorNodes } from './factorNodes.js';
import { sumMoments, type TwoPointSum } from './TwoPointSum.js';

/**
 * The variance of a sum whose terms share one hidden normal factor, as in `gaussianFactorLaw`: that of independent terms,
 * and what every two of them have in common, which is how their means move together with the factor. So one term has its
 * own variance to the last digit, whatever the correlation. Cost: terms times nodes of the factor.
 *
 * - Formula: Σ a²p(1-p) + Var_z(Σ a p(z)) - Σ a² Var_z(p(z)); at ρ = 1 the common part is 2 Σ aᵢaⱼ pⱼ(1-pᵢ) over pᵢ ≥ pⱼ
 * - Source: the law of total variance; Vasicek 1987
 * - Empty: `0` for no term
 *
 * @param correlation ρ of the hidden factor, from 0 to 1.
 *
 * @example
 * const sum = { amounts: Float64Array.of(1, 1), probabilities: Float64Array.of(0.5, 0.5) };
 * // 2 × 1/4, and twice asin(ρ)/2π (Sheppard).
 * factorVariance(sum, 0.5).toFixed(6) // => '0.666667'
 * factorVariance(sum, 0) // => 0.5
 * factorVariance(sum, 1) // => 1
 */
export function factorVariance(sum: TwoPointSum, correlation: number): number {
  const { variance } = sumMoments(sum);
  if (correlation === 0 || sum.amounts.length < 2) return variance;
  return Math.max(0, variance + (correlation === 1 ? sharedByAll(sum) : sharedBy(sum, correlation)));
}

function sharedBy(sum: TwoPointSum, correlation: number): number {
  const { amounts, probabilities } = sum;
  const given = conditionalProbabilities(sum, correlation);
  let shared = 0;
  for (const { z, weight } of factorNodes(sum, correlation, given)) {
    const here = given(z);
    let [moved, own] = [0, 0];
    for (let index = 0; index < amounts.length; index++) {
      const by = (amounts[index] ?? 0) * ((here[index] ?? 0) - (probabilities[index] ?? 0));
      moved += by;
      own += by * by;
    }
    shared += weight * (moved * moved - own);
  }
  return shared;
}

/** One draw decides all: of two terms the less likely comes in with the other only. */
function sharedByAll({ amounts, probabilities }: TwoPointSum): number {
  const order = [...amounts.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  let [shared, likelier] = [0, 0];
  for (const index of order) {
    const [amount, probability] = [amounts[index] ?? 0, probabilities[index] ?? 0];
    shared += 2 * amount * probability * likelier;
    likelier += amount * (1 - probability);
  }
  return shared;
}
