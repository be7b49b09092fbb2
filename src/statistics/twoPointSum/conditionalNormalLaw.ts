import { normalCdf } from '../normalCdf.js';
import { normalDensity } from '../normalDensity.js';
import type { Component } from './characteristicFunction.js';
import type { SumLaw } from './SumLaw.js';
import { sumMoments } from './TwoPointSum.js';

/** The constant of the Berry-Esseen theorem for terms of different laws (Shevtsova 2010). */
const BERRY_ESSEEN = 0.56;

type Part = { readonly weight: number; readonly mean: number; readonly deviation: number; readonly lyapunov: number };

/**
 * A mixture of normal laws with the exact mean and variance of each component. By the Berry-Esseen theorem each is off by
 * at most 0.56 × its Lyapunov ratio, and the mixture by the weighted mean of that.
 */
export function conditionalNormalLaw(amounts: Float64Array, components: readonly Component[]): SumLaw {
  const parts = components.map(({ weight, probabilities }): Part => {
    const { mean, variance } = sumMoments({ amounts, probabilities });
    const deviation = Math.sqrt(variance);
    return { weight, mean, deviation, lyapunov: thirdMoment(amounts, probabilities) / deviation ** 3 };
  });
  const highest = amounts.reduce((all, amount) => all + amount, 0);
  const over = (of: (part: Part) => number) => parts.reduce((all, part) => all + part.weight * of(part), 0);
  const offBy = over(({ lyapunov, deviation }) => (deviation > 0 ? Math.min(1, BERRY_ESSEEN * lyapunov) : 0));
  return {
    method: 'conditional-normal',
    lowest: 0,
    highest,
    cdf: (x) => (x < 0 ? 0 : x >= highest ? 1 : over(({ mean, deviation }) => normalCdf(scaled(x - mean, deviation)))),
    gap: (x) => over(({ mean, deviation }) => normalGap(x - mean, deviation)),
    errorBound: { amount: 0, probability: Math.min(1, offBy) },
    smoothedBy: 0,
  };
}

/** Σa³·p(1−p)·(p² + (1−p)²): the third absolute central moments. */
function thirdMoment(amounts: Float64Array, probabilities: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < amounts.length; index++) {
    const p = probabilities[index] ?? 0;
    const amount = amounts[index] ?? 0;
    sum += amount * amount * amount * p * (1 - p) * (p * p + (1 - p) * (1 - p));
  }
  return sum;
}

function scaled(distance: number, deviation: number): number {
  if (deviation > 0) return distance / deviation;
  return distance < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** E max(d − Z·deviation, 0). */
function normalGap(distance: number, deviation: number): number {
  if (!(deviation > 0)) return Math.max(0, distance);
  const d = distance / deviation;
  return deviation * (d * normalCdf(d) + normalDensity(d));
}
