import type { Component } from './characteristicFunction.js';
import { chernoffEdge } from './chernoffEdge.js';
import { comonotoneLaw } from './comonotoneLaw.js';
import { conditionalNormalLaw } from './conditionalNormalLaw.js';
import { conditionalProbabilities } from './conditionalProbabilities.js';
import { factorNodes } from './factorNodes.js';
import { frequenciesFor, invertedLaw, type Window } from './invertedLaw.js';
import { mixedLatticeLaw } from './latticeLaw.js';
import { mixedEnumeratedLaw } from './mixedEnumeratedLaw.js';
import type { SumLaw } from './SumLaw.js';
import { type SumMoments, sumMoments, type TwoPointSum } from './TwoPointSum.js';
import { twoPointSumLaw } from './twoPointSumLaw.js';

/**
 * How well a law under a common factor is found: `fine`, or `coarse` at about a tenth of the cost, with fewer exact rungs and
 * a bound of the error that is some three times as wide. Either says its bound.
 */
export type FactorLawEffort = 'fine' | 'coarse';

/** Coefficients of a mixture over the factor need not be known better: extreme states of the factor leave few terms. */
const NEGLIGIBLE = 2e-6;
type Limits = {
  /** The bound of the error that is aimed at, in standard deviations of the law. */
  readonly resolution: number;
  readonly leastFrequencies: number;
  /** Above so many steps an inversion is too dear, */
  readonly mostSteps: number;
  /** if a mixture of normal laws is off by no more than this. */
  readonly closeToNormal: number;
};
const LIMITS: { readonly [effort in FactorLawEffort]: Limits } = {
  fine: { resolution: 0.01, leastFrequencies: 1024, mostSteps: 200_000_000, closeToNormal: 0.1 },
  coarse: { resolution: 0.03, leastFrequencies: 256, mostSteps: 20_000_000, closeToNormal: 1 },
};

/**
 * The law of a sum whose terms share one hidden normal factor: term i comes in where √ρ·Z + √(1−ρ)·εᵢ stays below
 * Φ⁻¹(pᵢ), so that given Z = z the terms are independent with
 * pᵢ(z) = Φ((Φ⁻¹(pᵢ) − √ρ·z)/√(1−ρ)) (Vasicek's one-factor Gaussian copula).
 *
 * The factor is integrated by the trapezoidal rule, whose error falls exponentially; the step follows how fast the
 * conditional mean moves against the conditional spread. What halving the step changes is part of the error bound. Cost: that of the law without the factor, times its nodes: 70 to 400, more where it decides nearly all.
 *
 * - Formula: ∫ law given z · φ(z) dz, p(z) = Φ((Φ⁻¹(p) - √ρ z)/√(1-ρ))
 * - Source: Vasicek 1987
 * - Empty: a `constant` of 0 for no term
 *
 * @param correlation ρ of the hidden factor, from 0 (independent) to 1 (one draw decides all). That of the outcomes is
 * smaller: 0.13 at ρ = 0.2 for p = 0.5.
 *
 * @example
 * const sum = { amounts: Float64Array.of(1, 1), probabilities: Float64Array.of(0.5, 0.5) };
 * // Neither comes in: 1/4 + asin(ρ)/2π (Sheppard).
 * gaussianFactorLaw(sum, 0.5).cdf(0).toFixed(6) // => '0.333333'
 * gaussianFactorLaw(sum, 1).cdf(0) // => 0.5
 */
export function gaussianFactorLaw(sum: TwoPointSum, correlation: number, effort: FactorLawEffort = 'fine'): SumLaw {
  if (correlation === 0 || sum.amounts.length < 2) return twoPointSumLaw(sum);
  if (correlation === 1) return comonotoneLaw(sum);
  const given = conditionalProbabilities(sum, correlation);
  const components = factorNodes(sum, correlation, given).map(
    ({ z, weight }): Component => ({ weight, probabilities: given(z) }),
  );
  const { amounts } = sum;
  const { resolution, leastFrequencies, mostSteps, closeToNormal } = LIMITS[effort];
  const exact = mixedEnumeratedLaw(amounts, components, mostSteps) ?? mixedLatticeLaw(amounts, components, mostSteps);
  if (exact !== null) return exact;
  const states = components.map((state) => ({
    ...state,
    moments: sumMoments({ amounts, probabilities: state.probabilities }),
  }));
  const window = windowOf(amounts, states);
  const stepsAt = stepsOf(amounts, states, window);
  const isTooDear = (frequencies: number) => stepsAt(frequencies) > mostSteps;
  if (isTooDear(leastFrequencies)) {
    const normal = conditionalNormalLaw(amounts, components);
    if (normal.errorBound.probability <= closeToNormal) return normal;
  }
  return invertedLaw(amounts, halvesOf(components), window, {
    negligible: NEGLIGIBLE,
    frequencies: (length) => frequenciesFor(length, resolution * window.spread, leastFrequencies, isTooDear),
  });
}

const OCTAVES = 17;

/**
 * About how many terms × frequencies are to be multiplied over all states, up to a frequency: in each octave those of the
 * states whose characteristic function can still count there, as it does at one frequency of the octave.
 */
function stepsOf(
  amounts: Float64Array,
  states: readonly State[],
  { from, to }: Window,
): (frequencies: number) => number {
  const share = NEGLIGIBLE / states.length;
  const steps = Array.from({ length: OCTAVES }, (_, octave) => {
    const turn = (Math.SQRT2 * 2 ** octave) / (to - from);
    const lost = amounts.map((amount) => 1 - Math.cos(2 * Math.PI * ((amount * turn) % 1)));
    const felt = states.filter(({ weight, probabilities }) => {
      const enough = (share / weight) ** 2;
      let square = 1;
      for (let index = 0; index < lost.length && square > enough; index++) {
        const probability = probabilities[index] ?? 0;
        square *= 1 - 2 * probability * (1 - probability) * (lost[index] ?? 0);
      }
      return square > enough;
    });
    return felt.length * amounts.length * 2 ** octave;
  });
  return (frequencies) =>
    steps.reduce((all, ofOctave, octave) => (2 ** octave < frequencies ? all + ofOctave : all), 0);
}

type State = Component & { readonly moments: SumMoments };

/** Beyond states of the factor that are as rare as this nothing is asked. */
const RARE = 1e-9;

/**
 * Where the sum lies: the worse the state of the factor, the less comes in, so that the lower edge of the worst state and the
 * upper edge of the best bound all states between them.
 */
function windowOf(amounts: Float64Array, states: readonly State[]): Window {
  const best = firstBeyond(states, RARE);
  const worst = firstBeyond([...states].reverse(), RARE);
  const edge = (state: State | undefined, side: 'lower' | 'upper') =>
    state === undefined || !(state.moments.variance > 0)
      ? null
      : chernoffEdge({ amounts, probabilities: state.probabilities }, side, state.moments);
  const [lower, upper] = [edge(worst, 'lower'), edge(best, 'upper')];
  const total = amounts.reduce((all, amount) => all + amount, 0);
  const over = (of: (state: State) => number) => states.reduce((all, state) => all + state.weight * of(state), 0);
  const mean = over(({ moments }) => moments.mean);
  const chance = (of: (probability: number) => number) =>
    over(({ probabilities }) => probabilities.reduce((product, probability) => product * of(probability), 1));
  return {
    from: lower?.at ?? 0,
    to: upper?.at ?? total,
    beyond: (lower?.beyond ?? 0) + (upper?.beyond ?? 0) + 2 * RARE,
    total,
    spread: Math.sqrt(over(({ moments }) => moments.variance + (moments.mean - mean) ** 2)),
    none: chance((probability) => 1 - probability),
    all: chance((probability) => probability),
  };
}

/** The first state before which the others come to no more than this. */
function firstBeyond(states: readonly State[], rare: number): State | undefined {
  let before = 0;
  return states.find(({ weight }) => {
    before += weight;
    return before > rare;
  });
}

/** Every second node is the rule with twice the step, and so is the other half. */
function halvesOf(components: readonly Component[]): readonly (readonly Component[])[] {
  return [0, 1].map((start) =>
    components
      .filter((_, index) => index % 2 === start)
      .map((component) => ({ ...component, weight: 2 * component.weight })),
  );
}
