import { normalCdf } from '../normalCdf.js';
import { normalQuantile } from '../normalQuantile.js';
import type { TwoPointSum } from './TwoPointSum.js';

/** The probabilities given the factor; equal probabilities are worked out once. */
export function conditionalProbabilities(
  { probabilities }: TwoPointSum,
  correlation: number,
): (z: number) => Float64Array {
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
