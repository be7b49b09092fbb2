import { levelOf } from './levelOf.js';
import { type ProportionInterval, proportionInterval } from './proportionInterval.js';

/** First rate less second; `null` with a reason where one of them has no trials. */
export type RateDifference = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number;
  readonly method: 'newcombe';
  readonly reason?: 'no_observations' | 'out_of_range';
};

/**
 * How far two independent rates lie apart: Newcombe's hybrid score interval (1998, Statistics in Medicine 17, 873, method
 * 10, without continuity correction), put together from the Wilson intervals of both. Cost: constant.
 *
 * - Formula: d - √((p₁-l₁)² + (u₂-p₂)²) to d + √((u₁-p₁)² + (p₂-l₂)²), l and u by Wilson
 * - Source: Newcombe 1998, method 10
 * - Empty: `no_observations` where one of them has no trials
 *
 * @param first Successes and trials of one, `second` of the other: 0 ≤ successes ≤ trials.
 * @param level Default 0.95.
 * @returns `no_observations` where one of them has no trials, `out_of_range` for what is no count or no level.
 *
 * @example
 * const { low, high } = rateDifference([56, 70], [48, 80]);
 * [low?.toFixed(4), high?.toFixed(4)] // => ['0.0524', '0.3339']
 */
export function rateDifference(
  first: readonly [successes: number, trials: number],
  second: readonly [successes: number, trials: number],
  level = 0.95,
): RateDifference {
  const none = { value: null, low: null, high: null, level: levelOf(level), method: 'newcombe' } as const;
  if (!(level > 0 && level < 1 && isCount(first) && isCount(second))) return { ...none, reason: 'out_of_range' };
  if (!(first[1] > 0 && second[1] > 0)) {
    return { ...none, reason: 'no_observations' };
  }
  const p1 = first[0] / first[1];
  const p2 = second[0] / second[1];
  const one = ends(proportionInterval(first[0], first[1], { level }));
  const two = ends(proportionInterval(second[0], second[1], { level }));
  const value = p1 - p2;
  return {
    value,
    low: value - Math.hypot(p1 - one.low, two.high - p2),
    high: value + Math.hypot(one.high - p1, p2 - two.low),
    level,
    method: 'newcombe',
  };
}

function isCount([successes, trials]: readonly [number, number]): boolean {
  return successes >= 0 && successes <= trials && Number.isFinite(trials);
}

function ends({ low, high }: ProportionInterval): { readonly low: number; readonly high: number } {
  return { low: low ?? 0, high: high ?? 1 };
}
