import type { TwoPointSum } from './TwoPointSum.js';

/** Values of a discrete law in rising order, each with its probability. */
export type Atoms = { readonly values: Float64Array; readonly weights: Float64Array };

/**
 * Every value that some of the terms come to, in rising order. Each further term merges the list with the list moved by its
 * amount, so that nothing is sorted: 2^n steps for terms `from` to `to`.
 */
export function subsetSums({ amounts, probabilities }: TwoPointSum, from = 0, to = amounts.length): Atoms {
  let values = new Float64Array(1);
  let weights = new Float64Array([1]);
  for (let index = from; index < to; index++) {
    const amount = amounts[index] ?? 0;
    const probability = probabilities[index] ?? 0;
    const size = values.length;
    const nextValues = new Float64Array(2 * size);
    const nextWeights = new Float64Array(2 * size);
    let [without, withIt] = [0, 0];
    for (let next = 0; next < 2 * size; next++) {
      const plain = without < size ? (values[without] ?? 0) : Number.POSITIVE_INFINITY;
      const moved = (values[withIt] ?? 0) + amount;
      if (withIt >= size || plain <= moved) {
        nextValues[next] = plain;
        nextWeights[next] = (weights[without] ?? 0) * (1 - probability);
        without++;
      } else {
        nextValues[next] = moved;
        nextWeights[next] = (weights[withIt] ?? 0) * probability;
        withIt++;
      }
    }
    values = nextValues;
    weights = nextWeights;
  }
  return { values, weights };
}
