import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  apportion,
  betaQuantile,
  incompleteBeta,
  normalCdf,
  normalQuantile,
  proportionInterval,
} from '../../src/statistics/index.js';

const weight = fc.bigInt({ min: 0n, max: 10n ** 20n });

describe('statistics hold', () => {
  test.prop([fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.array(weight, { minLength: 1, maxLength: 12 })])(
    'apportion: parts sum to the whole, each within one of its exact share',
    (whole, weights) => {
      const parts = apportion(whole, weights);
      expect(parts.reduce((a, b) => a + b, 0n)).toBe(whole);
      const sum = weights.reduce((a, b) => a + b, 0n);
      if (sum === 0n) return;
      parts.forEach((part, index) => {
        const gap = part * sum - whole * (weights[index] ?? 0n);
        expect(gap > -sum && gap < sum).toBe(true);
      });
    },
  );
  test.prop([fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true })])(
    'the quantile is the inverse of the normal law',
    (p) => {
      expect(Math.abs(normalCdf(normalQuantile(p) ?? Number.NaN) - p)).toBeLessThan(1e-14);
    },
  );
  test.prop([fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 })])(
    'intervals hold the rate and lie in 0..1',
    (a, b) => {
      const [x, n] = [Math.min(a, b), b];
      for (const method of ['wilson', 'clopper-pearson'] as const) {
        const { low, high } = proportionInterval(x, n, { method });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(x / n);
        expect(high).toBeGreaterThanOrEqual(x / n);
        expect(high).toBeLessThanOrEqual(1);
      }
    },
  );
  test.prop([
    // Sixty-fourths: 1 - x is exact.
    fc.integer({ min: 0, max: 64 }).map((part) => part / 64),
    fc.double({ min: 0.05, max: 500, noNaN: true }),
    fc.double({ min: 0.05, max: 500, noNaN: true }),
  ])('incomplete beta: I_x(a,b) + I_(1-x)(b,a) = 1 and the quantile inverts it', (x, a, b) => {
    expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 10);
    const p = incompleteBeta(x, a, b);
    if (p > 1e-12 && p < 1 - 1e-12) expect(incompleteBeta(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9);
  });
});
