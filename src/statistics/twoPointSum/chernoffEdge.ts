import type { TwoPointSum } from './TwoPointSum.js';

/** An edge of a window, and a bound of the probability beyond it. */
export type Edge = { readonly at: number; readonly beyond: number };

/** −ln of the probability that may lie beyond an edge: 1e-9. */
const ENOUGH = 9 * Math.LN10;

/**
 * The value beyond which a sum lies with at most 1e-9, by Chernoff's bound: P(S ≥ K′(θ)) ≤ exp(K(θ) − θK′(θ)), K being
 * ln E exp(θS). The exponent rises with θ; its root is nearly linear in θ, so that a few steps of Newton find it. Where the
 * last value itself is likelier, the edge is that value, with nothing beyond.
 */
export function chernoffEdge(
  sum: TwoPointSum,
  side: 'lower' | 'upper',
  moments: { readonly total: number; readonly variance: number },
): Edge {
  const end = side === 'upper' ? moments.total : 0;
  if (endExponent(sum, side) <= ENOUGH) return { at: end, beyond: 0 };
  const sign = side === 'upper' ? 1 : -1;
  let theta = Math.sqrt((2 * ENOUGH) / moments.variance);
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 80; round++) {
    const { exponent, mean, variance } = tilted(sum, sign * theta);
    if (exponent >= ENOUGH && exponent <= ENOUGH + 1) return { at: mean, beyond: Math.exp(-exponent) };
    if (exponent < ENOUGH) low = theta;
    else high = theta;
    const root = Math.sqrt(2 * exponent);
    const aim = Math.sqrt(2 * (ENOUGH + 0.5));
    const next = theta + ((aim - root) * root) / (theta * variance);
    const between = high === Number.POSITIVE_INFINITY ? 2 * theta : (low + high) / 2;
    theta = next > low && next < high ? next : between;
  }
  return { at: end, beyond: 0 };
}

/** −ln of the probability of the last value. */
function endExponent({ probabilities }: TwoPointSum, side: 'lower' | 'upper'): number {
  let exponent = 0;
  for (const probability of probabilities) {
    exponent -= side === 'upper' ? Math.log(probability) : Math.log1p(-probability);
    if (exponent > ENOUGH) break;
  }
  return exponent;
}

/** Mean and variance under the law tilted by θ, and θK′ − K. */
function tilted({ amounts, probabilities }: TwoPointSum, theta: number) {
  let [mean, variance, cumulant] = [0, 0, 0];
  for (let index = 0; index < amounts.length; index++) {
    const amount = amounts[index] ?? 0;
    const probability = probabilities[index] ?? 0;
    // e to a power that is not positive, whichever the sign of θ.
    const shrink = Math.exp(-Math.abs(theta) * amount);
    const [there, absent] =
      theta > 0 ? [probability, (1 - probability) * shrink] : [probability * shrink, 1 - probability];
    const whole = there + absent;
    const share = there / whole;
    mean += amount * share;
    variance += amount * amount * share * (absent / whole);
    cumulant += Math.log(whole) + (theta > 0 ? theta * amount : 0);
  }
  return { mean, variance, exponent: theta * mean - cumulant };
}
