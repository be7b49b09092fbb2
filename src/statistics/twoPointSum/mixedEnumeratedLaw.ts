import { firstAfter } from '../firstAfter.js';
import type { Component } from './characteristicFunction.js';
import { roundingOf } from './enumeratedLaw.js';
import type { SumLaw } from './SumLaw.js';

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
  const chances = subsetChances(amounts.length, components);
  const { values, subsets } = sortedSums(amounts);
  const weights = Float64Array.from(subsets, (subset) => chances[subset] ?? 0);
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

/** The probability of each subset of the terms, its terms being the bits of its number, over all components. */
function subsetChances(terms: number, components: readonly Component[]): Float64Array {
  const mixed = new Float64Array(2 ** terms);
  const chances = new Float64Array(2 ** terms);
  for (const { weight, probabilities } of components) {
    chances[0] = weight;
    for (let term = 0; term < terms; term++) {
      const probability = probabilities[term] ?? 0;
      const size = 2 ** term;
      for (let subset = 0; subset < size; subset++) {
        const chance = chances[subset] ?? 0;
        chances[subset + size] = chance * probability;
        chances[subset] = chance * (1 - probability);
      }
    }
    for (let subset = 0; subset < mixed.length; subset++) mixed[subset] = (mixed[subset] ?? 0) + (chances[subset] ?? 0);
  }
  return mixed;
}

/**
 * The sums of all subsets in rising order, each with its subset. Every further term merges the list with the list moved by
 * its amount, so that nothing is sorted.
 */
function sortedSums(amounts: Float64Array): { readonly values: Float64Array; readonly subsets: Uint32Array } {
  let values = new Float64Array(1);
  let subsets = new Uint32Array(1);
  amounts.forEach((amount, term) => {
    const size = values.length;
    const [nextValues, nextSubsets] = [new Float64Array(2 * size), new Uint32Array(2 * size)];
    let [without, withIt] = [0, 0];
    for (let next = 0; next < 2 * size; next++) {
      const plain = without < size ? (values[without] ?? 0) : Number.POSITIVE_INFINITY;
      const moved = withIt < size ? (values[withIt] ?? 0) + amount : Number.POSITIVE_INFINITY;
      nextValues[next] = Math.min(plain, moved);
      nextSubsets[next] = plain <= moved ? (subsets[without++] ?? 0) : (subsets[withIt++] ?? 0) | (1 << term);
    }
    [values, subsets] = [nextValues, nextSubsets];
  });
  return { values, subsets };
}
