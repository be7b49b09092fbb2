import { normalDensity } from '../normalDensity.js';
import { sumMoments, type TwoPointSum } from './TwoPointSum.js';

const END = 8.5;
const LONGEST_STEP = 0.25;
const SHORTEST_STEP = 1 / 512;

/**
 * Nodes and weights of the trapezoidal rule for a standard normal factor on [−8.5, 8.5].
 *
 * The step is half of the least ratio of the conditional standard deviation to how fast the conditional mean moves: the error
 * falls with exp(−2π²(ratio/step)²), so that twice the step is right to 1e-8 too, and halving it shows the error. Where the conditional law has next to no spread
 * (below a thousandth of the whole) it says nothing. The weights add up to 1.
 */
export function factorNodes(
  sum: TwoPointSum,
  correlation: number,
  given: (z: number) => Float64Array,
): readonly { readonly z: number; readonly weight: number }[] {
  const step = stepFor(sum, given, correlation);
  const half = Math.ceil(END / step / 2) * 2;
  const nodes = Array.from({ length: 2 * half + 1 }, (_, index) => {
    const z = (index - half) * step;
    return { z, weight: normalDensity(z) * step };
  });
  const whole = nodes.reduce((all, { weight }) => all + weight, 0);
  return nodes.map(({ z, weight }) => ({ z, weight: weight / whole }));
}

const SAMPLE = 0.25;

function stepFor(sum: TwoPointSum, given: (z: number) => Float64Array, correlation: number): number {
  const { amounts } = sum;
  const spread = Math.sqrt(sumMoments(sum).variance);
  const samples = Array.from({ length: 2 * (END / SAMPLE) + 1 }, (_, index) =>
    sumMoments({ amounts, probabilities: given(index * SAMPLE - END) }),
  );
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < samples.length; index++) {
    const [before, here] = [samples[index - 1], samples[index]];
    if (before === undefined || here === undefined) continue;
    const deviation = Math.sqrt(Math.max(before.variance, here.variance));
    const slope = Math.abs(here.mean - before.mean) / SAMPLE;
    if (deviation > 1e-3 * spread && slope > 0) least = Math.min(least, deviation / slope);
  }
  // Near 1 the mean jumps between two samples: the step follows how sharply a term decides.
  const sharpness = Math.sqrt((1 - correlation) / correlation);
  return Math.max(SHORTEST_STEP, Math.min(LONGEST_STEP, 0.5 * least, 0.5 * sharpness));
}
