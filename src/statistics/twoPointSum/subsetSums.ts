import type { Component } from './characteristicFunction.js';

/** Values of a discrete law in rising order, each with its probability. */
export type Atoms = { readonly values: Float64Array; readonly weights: Float64Array };

/**
 * Every value that some of the terms come to, in rising order, with its probability over all components: the values are the
 * same for each of them. 2^n steps for n terms, and for each component as many.
 */
export function subsetSums(amounts: Float64Array, components: readonly Component[]): Atoms {
  const chances = subsetChances(amounts.length, components);
  const { values, subsets } = sortedSums(amounts);
  return { values, weights: Float64Array.from(subsets, (subset) => chances[subset] ?? 0) };
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
