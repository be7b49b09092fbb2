import { normalCdf } from '../normalCdf.js';
import { normalQuantile } from '../normalQuantile.js';
import type { Component } from './characteristicSeries.js';
import { comonotoneLaw } from './comonotoneLaw.js';
import { conditionalNormalLaw } from './conditionalNormalLaw.js';
import { factorNodes } from './factorNodes.js';
import { invertedLaw } from './invertedLaw.js';
import { mixedLatticeLaw } from './latticeLaw.js';
import { mixedEnumeratedLaw } from './mixedEnumeratedLaw.js';
import type { SumLaw } from './SumLaw.js';
import { sumMoments, type TwoPointSum } from './TwoPointSum.js';
import { twoPointSumLaw } from './twoPointSumLaw.js';

/** Above so many nodes the factor moves the sum far more than its terms do for themselves: these are taken as normal. */
const MOST_NODES = 400;
/** Coefficients of a mixture over the factor need not be known better: extreme states of the factor leave few terms. */
const NEGLIGIBLE = 2e-6;
/**
 * The law of a sum whose terms share one hidden normal factor: term i comes in where √ρ·Z + √(1−ρ)·εᵢ stays below
 * Φ⁻¹(pᵢ), so that given Z = z the terms are independent with
 * pᵢ(z) = Φ((Φ⁻¹(pᵢ) − √ρ·z)/√(1−ρ)) (Vasicek's one-factor Gaussian copula).
 *
 * The factor is integrated by the trapezoidal rule, whose error falls exponentially; the step follows how fast the
 * conditional mean moves against the conditional spread. What halving the step changes is part of the error bound.
 *
 * @param correlation ρ of the hidden factor, from 0 (independent) to 1 (one draw decides all). That of the outcomes is
 * smaller: 0.13 at ρ = 0.2 for p = 0.5.
 */
export function gaussianFactorLaw(sum: TwoPointSum, correlation: number): SumLaw {
  if (correlation === 0 || sum.amounts.length < 2) return twoPointSumLaw(sum);
  if (correlation === 1) return comonotoneLaw(sum);
  const given = conditionalProbabilities(sum, correlation);
  const nodes = factorNodes(sum, correlation, given);
  const components = nodes.map(({ z, weight }): Component => ({ weight, probabilities: given(z) }));
  const exact = mixedEnumeratedLaw(sum.amounts, components) ?? mixedLatticeLaw(sum.amounts, components);
  if (exact !== null) return exact;
  return components.length > MOST_NODES
    ? conditionalNormalLaw(sum.amounts, components)
    : integratedLaw(sum, components);
}

function integratedLaw(sum: TwoPointSum, components: readonly Component[]): SumLaw {
  const { total, variance } = sumMoments(sum);
  const over = (of: (probability: number) => number) =>
    components.reduce(
      (all, { weight, probabilities }) => all + weight * probabilities.reduce((p, one) => p * of(one), 1),
      0,
    );
  const window = {
    from: 0,
    to: total,
    beyond: 0,
    total,
    spread: Math.sqrt(variance),
    none: over((p) => 1 - p),
    all: over((p) => p),
  };
  // Every second node is the rule with twice the step, and so is the other half.
  const everySecond = (start: 0 | 1) =>
    components
      .filter((_, index) => index % 2 === start)
      .map((component) => ({ ...component, weight: 2 * component.weight }));
  return invertedLaw(sum.amounts, [everySecond(0), everySecond(1)], window, NEGLIGIBLE);
}

/** The probabilities given the factor; equal probabilities are worked out once. */
function conditionalProbabilities({ probabilities }: TwoPointSum, correlation: number): (z: number) => Float64Array {
  const distinct = [...new Set(probabilities)];
  const place = new Map(distinct.map((probability, index) => [probability, index]));
  const places = Int32Array.from(probabilities, (probability) => place.get(probability) ?? 0);
  const thresholds = distinct.map((probability) => normalQuantile(probability) ?? 0);
  const [pull, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  return (z) => {
    const values = thresholds.map((threshold) => normalCdf((threshold - pull * z) / own));
    const all = new Float64Array(places.length);
    for (let index = 0; index < places.length; index++) all[index] = values[places[index] ?? 0] ?? 0;
    return all;
  };
}
