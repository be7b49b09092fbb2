import { firstAfter } from '../firstAfter.js';
import type { Component } from './characteristicFunction.js';
import { roundingOf } from './enumeratedLaw.js';
import type { SumLaw } from './SumLaw.js';
import { subsetSums } from './subsetSums.js';

/** Values × components: up to so many are quicker than an inversion, and exact. */
const MOST_STEPS = 30_000_000;

/**
 * The law of a mixture of few terms, exact but for the mixture itself: the sums that its terms come to are the same for each
 * component, and their probabilities are added up. `null` where that takes too many steps (from 17 terms on, or so).
 */
export function mixedEnumeratedLaw(
  amounts: Float64Array,
  components: readonly Component[],
  mostSteps = MOST_STEPS,
): SumLaw | null {
  if (2 ** (amounts.length + 1) * components.length > Math.min(mostSteps, MOST_STEPS)) return null;
  const { values, weights } = subsetSums(amounts, components);
  // Probability, and probability × value, of the first so many values.
  const mass = new Float64Array(weights.length + 1);
  const moment = new Float64Array(weights.length + 1);
  for (let index = 0; index < weights.length; index++) {
    mass[index + 1] = (mass[index] ?? 0) + (weights[index] ?? 0);
    moment[index + 1] = (moment[index] ?? 0) + (weights[index] ?? 0) * (values[index] ?? 0);
  }
  const highest = values.at(-1) ?? 0;
  return {
    method: 'enumeration',
    lowest: 0,
    highest,
    cdf: (x) => (x < 0 ? 0 : x >= highest ? 1 : Math.min(1, mass[firstAfter(values, x)] ?? 0)),
    gap: (x) => {
      const upTo = firstAfter(values, x);
      return Math.max(0, x * (mass[upTo] ?? 0) - (moment[upTo] ?? 0));
    },
    errorBound: { amount: 0, probability: roundingOf(weights.length + components.length) },
    smoothedBy: 0,
  };
}
