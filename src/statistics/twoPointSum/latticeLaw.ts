import type { Component } from './characteristicFunction.js';
import { roundingOf } from './enumeratedLaw.js';
import type { SumLaw } from './SumLaw.js';
import type { TwoPointSum } from './TwoPointSum.js';

/** The bound is on the work: terms × cells. */
const MOST_STEPS = 4_000_000;

/**
 * The exact law where all amounts are multiples of one step: the probability of each multiple, convolved term by term.
 * `null` where that takes over four million steps.
 */
export function latticeLaw(sum: TwoPointSum): SumLaw | null {
  const { step, last, total } = latticeOf(sum.amounts);
  if (sum.amounts.length * (last + 1) > MOST_STEPS) return null;
  return lawOnLattice(latticeWeights(sum, step, last), step, total, sum.amounts.length);
}

/**
 * The law of a mixture on a lattice, exact but for the mixture itself; `null` where it takes too many steps.
 *
 * @param mostSteps Terms × cells × components.
 */
export function mixedLatticeLaw(
  amounts: Float64Array,
  components: readonly Component[],
  mostSteps: number,
): SumLaw | null {
  const { step, last, total } = latticeOf(amounts);
  if (amounts.length * (last + 1) * components.length > mostSteps) return null;
  const weights = new Float64Array(last + 1);
  for (const { weight, probabilities } of components) {
    const part = latticeWeights({ amounts, probabilities }, step, last);
    for (let cell = 0; cell <= last; cell++) weights[cell] = (weights[cell] ?? 0) + weight * (part[cell] ?? 0);
  }
  return lawOnLattice(weights, step, total, amounts.length + components.length);
}

function latticeOf(amounts: Float64Array) {
  const step = amounts.reduce(commonDivisor, 0);
  const total = amounts.reduce((all, amount) => all + amount, 0);
  return { step, last: total / step, total };
}

function lawOnLattice(weights: Float64Array, step: number, total: number, operations: number): SumLaw {
  const last = weights.length - 1;
  const mass = new Float64Array(last + 1);
  const moment = new Float64Array(last + 1);
  let [sum, product] = [0, 0];
  for (let cell = 0; cell <= last; cell++) {
    const weight = weights[cell] ?? 0;
    sum += weight;
    product += weight * cell * step;
    mass[cell] = sum;
    moment[cell] = product;
  }
  const cellOf = (x: number) => Math.min(last, Math.floor(x / step));
  return {
    method: 'lattice',
    lowest: 0,
    highest: total,
    cdf: (x) => (x < 0 ? 0 : x >= total ? 1 : Math.min(1, mass[cellOf(x)] ?? 0)),
    gap: (x) => (x < 0 ? 0 : x * (mass[cellOf(x)] ?? 0) - (moment[cellOf(x)] ?? 0)),
    errorBound: { amount: 0, probability: roundingOf(operations + last + 1) },
    smoothedBy: 0,
  };
}

/** P(S = k × step) for k from 0 to `last`. */
function latticeWeights({ amounts, probabilities }: TwoPointSum, step: number, last: number): Float64Array {
  const weights = new Float64Array(last + 1);
  weights[0] = 1;
  let reached = 0;
  for (let index = 0; index < amounts.length; index++) {
    const shift = (amounts[index] ?? 0) / step;
    const probability = probabilities[index] ?? 0;
    reached += shift;
    for (let cell = reached; cell >= shift; cell--)
      weights[cell] = (weights[cell] ?? 0) * (1 - probability) + (weights[cell - shift] ?? 0) * probability;
    for (let cell = Math.min(shift - 1, reached); cell >= 0; cell--)
      weights[cell] = (weights[cell] ?? 0) * (1 - probability);
  }
  return weights;
}

function commonDivisor(a: number, b: number): number {
  let [large, small] = [a, b];
  while (small > 0) [large, small] = [small, large % small];
  return large;
}
