import { normalQuantile } from '../../statistics/index.js';
import type { ModelledProbability } from './ModelledProbability.js';

/** 1/(1 + e⁻ᵗ) from the side where it keeps its digits. */
export function sigmoid(logOdds: number): number {
  const small = Math.exp(-Math.abs(logOdds));
  return logOdds > 0 ? 1 / (1 + small) : small / (1 + small);
}

/** ln(p/(1 − p)); infinite at 0 and 1. */
export function logit(p: number): number {
  return Math.log(p) - Math.log1p(-p);
}

/** The largest number below 1. */
const BELOW_ONE = 1 - 2 ** -53;

/**
 * A probability from log odds that add up, with a Wald interval on their scale. It stays within 0 and 1 and is neither:
 * floats would take what lies far out for certain.
 */
export function fromLogOdds(
  contributions: ModelledProbability['contributions'],
  variance: number,
  { level, method, ignored }: { level: number; method: string; ignored: readonly string[] },
): ModelledProbability {
  const odds = contributions.reduce((sum, part) => sum + part.logOdds, 0);
  const half = (normalQuantile((1 + level) / 2) ?? 0) * Math.sqrt(variance);
  const value = Math.min(BELOW_ONE, Math.max(Number.MIN_VALUE, sigmoid(odds)));
  return {
    value,
    interval: { low: sigmoid(odds - half), high: sigmoid(odds + half), level, method },
    contributions,
    ignored,
    probability: { value, source: 'model' },
  };
}

/** No probability, and why. */
export function noProbability(
  reason: NonNullable<ModelledProbability['reason']>,
  level: number,
  method: string,
  ignored: readonly string[] = [],
): ModelledProbability {
  const interval = { low: null, high: null, level, method };
  return { value: null, interval, contributions: [], ignored, reason, probability: null };
}
