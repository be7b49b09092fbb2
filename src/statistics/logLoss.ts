import { compensatedSum } from './compensatedSum.js';
import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';
import { type Scored, scoredFault } from './Scored.js';

export type LogLossOptions = {
  /** Probabilities are cut to `clip`..1 - `clip`; default 1e-6, above 0 and below ½. */
  readonly clip?: number;
};

export type LogLoss = {
  readonly ok: true;
  /** In nats a case: ln 2 for stating ½ each time. */
  readonly score: number;
  readonly clip: number;
  /** How many probabilities were cut, right or wrong: the score depends on `clip` through them. */
  readonly clipped: number;
  readonly n: number;
};

/**
 * The mean of -ln of the probability that was stated for what came (Good 1952). One miss stated as impossible would make
 * it infinite, hence the clip, which is part of the result.
 *
 * - Formula: -Σ(y ln p + (1-y) ln(1-p))/n, p cut to clip..1 - clip
 * - Source: Good 1952
 * - Empty: `no_observations`
 *
 * @returns Refused like `brierScore`, and with `out_of_range` for the clip. Cost: linear.
 *
 * @example
 * const found = logLoss({ probabilities: [0.5, 0.25], outcomes: [1, 0] });
 * found.ok && found.score.toFixed(6) // => '0.490415'
 */
export function logLoss(data: Scored, options: LogLossOptions = {}): LogLoss | Refused {
  const { clip = 1e-6 } = options;
  if (!(clip > 0 && clip < 0.5)) return refuse('out_of_range');
  const fault = scoredFault(data);
  if (fault !== null) return fault;
  const { probabilities, outcomes } = data;
  let clipped = 0;
  const losses = Array.from(probabilities, (p, row) => {
    const low = p < clip;
    // Where the clip is too small to be taken from 1, a probability of 1 is cut all the same.
    const high = p > 1 - clip || p === 1;
    if (low || high) clipped++;
    const happened = outcomes[row] === 1;
    if (low) return happened ? -Math.log(clip) : -Math.log1p(-clip);
    if (high) return happened ? -Math.log1p(-clip) : -Math.log(clip);
    return happened ? -Math.log(p) : -Math.log1p(-p);
  });
  return { ok: true, score: compensatedSum(losses) / losses.length, clip, clipped, n: losses.length };
}
