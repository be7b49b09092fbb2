import { betaQuantile } from '../statistics/index.js';
import type { Rate } from './Rate.js';

const LEVEL = 0.95;

/**
 * A rate drawn towards the rate of the whole that it is a part of, (x + m·p0) / (n + m), with the interval between
 * quantiles of Beta(x + m·p0, n − x + m·(1 − p0)). Numerator and denominator stay as counted. A whole without a rate, or
 * with one of 0 or 1, draws nothing.
 */
export function shrunkRate(rate: Rate, whole: Rate, strength: number): Rate {
  const { numerator, denominator } = rate;
  const pooled = whole.value;
  if (pooled === null || pooled <= 0 || pooled >= 1) return rate;
  const hits = numerator + strength * pooled;
  const misses = denominator - numerator + strength * (1 - pooled);
  const tail = (1 - LEVEL) / 2;
  return {
    ...rate,
    value: hits / (hits + misses),
    interval: {
      low: betaQuantile(tail, hits, misses),
      high: betaQuantile(1 - tail, hits, misses),
      level: LEVEL,
      method: 'beta-shrunk',
    },
  };
}
