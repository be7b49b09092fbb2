import { compensatedSum } from './compensatedSum.js';
import { proportionInterval } from './proportionInterval.js';
import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';
import { type Scored, scoredFault } from './Scored.js';

export type CalibrationOptions = {
  /** How many bins of equal width; default 10. */
  readonly bins?: number;
  /** Of the interval in each bin; default 0.95. */
  readonly level?: number;
};

/** Low ≤ p < high; the last holds 1 too. Means and interval are `null` in an empty one. */
export type CalibrationBin = {
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly meanProbability: number | null;
  readonly rate: number | null;
  /** Wilson's, of the rate. */
  readonly interval: { readonly low: number; readonly high: number } | null;
};

export type CalibrationError = {
  readonly ok: true;
  /** 0..1; it depends on the bins, hence they are part of the result. */
  readonly expected: number;
  /** The largest gap of one bin. */
  readonly largest: number;
  readonly bins: readonly CalibrationBin[];
  readonly n: number;
};

/**
 * The expected calibration error Σ n_k/n |rate - mean p| over bins [k/m, (k+1)/m) (Naeini et al. 2015). A p that is written
 * as an edge lies in the bin above it: 0.3 in [0.3, 0.4), where multiples of 0.1 in floats would have it below.
 *
 * - Formula: Σ n_k/n · |rate - mean p| over bins of equal width
 * - Source: Naeini, Cooper & Hauskrecht 2015
 * - Empty: `no_observations`
 *
 * @returns Refused like `brierScore`, and with `out_of_range` for options. Cost: linear.
 *
 * @example
 * const found = calibrationError({ probabilities: [0.2, 0.2, 0.8, 0.8], outcomes: [0, 1, 1, 1] });
 * // (2 · |1/2 - 0.2| + 2 · |1 - 0.8|)/4
 * found.ok && found.expected.toFixed(4) // => '0.2500'
 */
export function calibrationError(data: Scored, options: CalibrationOptions = {}): CalibrationError | Refused {
  const { bins: count = 10, level = 0.95 } = options;
  if (!(Number.isInteger(count) && count > 0 && count <= 10_000 && level > 0 && level < 1)) {
    return refuse('out_of_range');
  }
  const fault = scoredFault(data);
  if (fault !== null) return fault;
  const { probabilities, outcomes } = data;
  const held = Array.from({ length: count }, (): number[] => []);
  for (let row = 0; row < probabilities.length; row++) held[binOf(probabilities[row] ?? 0, count)]?.push(row);
  const n = probabilities.length;
  const bins = held.map((rows, index): CalibrationBin => {
    const edges = { low: index / count, high: (index + 1) / count, n: rows.length };
    if (rows.length === 0) return { ...edges, meanProbability: null, rate: null, interval: null };
    const happened = rows.reduce((sum, row) => sum + (outcomes[row] ?? 0), 0);
    const { low, high } = proportionInterval(happened, rows.length, { level });
    return {
      ...edges,
      meanProbability: compensatedSum(rows.map((row) => probabilities[row] ?? 0)) / rows.length,
      rate: happened / rows.length,
      interval: { low: low ?? 0, high: high ?? 1 },
    };
  });
  const gaps = bins.map(({ rate, meanProbability }) => Math.abs((rate ?? 0) - (meanProbability ?? 0)));
  const expected = compensatedSum(gaps.map((gap, index) => ((bins[index]?.n ?? 0) / n) * gap));
  return { ok: true, expected, largest: Math.max(...gaps), bins, n };
}

/** The edge k/m is the float closest to it, as the literal is: comparing with it is exact. */
function binOf(p: number, count: number): number {
  let bin = Math.floor(p * count);
  if ((bin + 1) / count <= p) bin++;
  if (bin / count > p) bin--;
  return Math.min(bin, count - 1);
}
