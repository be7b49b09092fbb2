import { compensatedSum } from './compensatedSum.js';
import type { Refused } from './Refused.js';
import { type Scored, scoredFault } from './Scored.js';
import { tiedRuns } from './tiedRuns.js';

/** `score` = `reliability` - `resolution` + `uncertainty`, up to rounding. */
export type BrierScore = {
  readonly ok: true;
  /** 0 (always sure and right) to 1 (always sure and wrong). */
  readonly score: number;
  /** How far the rate lies from what was stated: 0 is best. */
  readonly reliability: number;
  /** How far the rates of different statements lie apart: more is better. */
  readonly resolution: number;
  /** r(1-r) with r the overall rate: what stating r each time would score. */
  readonly uncertainty: number;
  readonly n: number;
};

/**
 * The mean squared error (p - y)² of stated probabilities (Brier 1950), split by Murphy (1973) over the distinct values of
 * p, which makes the split exact; no bins. With nearly as many values as rows, reliability and resolution are both inflated.
 *
 * - Formula: Σ(p - y)²/n = reliability - resolution + uncertainty
 * - Source: Brier 1950; Murphy 1973
 * - Empty: `no_observations`
 *
 * @returns Refused with `no_observations` on none, `lengths_differ`, `not_finite`, `out_of_range` for a probability outside
 * 0..1, `unknown_state` for an outcome that is not 0 or 1. Cost: one sort.
 *
 * @example
 * const found = brierScore({ probabilities: [0.5, 0.5, 1], outcomes: [1, 0, 1] });
 * found.ok && found.score.toFixed(4) // => '0.1667'
 */
export function brierScore(data: Scored): BrierScore | Refused {
  const fault = scoredFault(data);
  if (fault !== null) return fault;
  const { probabilities, outcomes } = data;
  const n = probabilities.length;
  const groups = tiedRuns(probabilities).map(({ value, rows }) => ({
    p: value,
    size: rows.length,
    happened: rows.reduce((sum, row) => sum + (outcomes[row] ?? 0), 0),
  }));
  const rate = groups.reduce((sum, { happened }) => sum + happened, 0) / n;
  return {
    ok: true,
    score:
      compensatedSum(groups.map(({ p, size, happened }) => happened * (1 - p) ** 2 + (size - happened) * p ** 2)) / n,
    reliability: compensatedSum(groups.map(({ p, size, happened }) => size * (p - happened / size) ** 2)) / n,
    resolution: compensatedSum(groups.map(({ size, happened }) => size * (happened / size - rate) ** 2)) / n,
    uncertainty: rate * (1 - rate),
    n,
  };
}
