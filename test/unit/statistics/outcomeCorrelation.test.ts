import { describe, expect, it } from 'vitest';
import { outcomeCorrelation } from '../../../src/statistics/index.js';
import reference from '../../reference/outcomeCorrelation.json' with { type: 'json' };

describe('outcomeCorrelation', () => {
  /** The integral over the factor in mpmath at 80 digits, test/reference/outcomeCorrelation.py. */
  it.each(reference as [number, number, number][])('of the factor %d, probability %d', (latent, p, wanted) => {
    expect(Math.abs((outcomeCorrelation(latent, p) ?? Number.NaN) / wanted - 1)).toBeLessThan(1e-12);
  });
  it.each([0, 0.05, 0.5, 0.9, 1 - 2 ** -53, 1])('is 2 asin(%d)/π at one half (Sheppard 1899)', (latent) => {
    expect(outcomeCorrelation(latent, 0.5)).toBeCloseTo((2 * Math.asin(latent)) / Math.PI, 14);
  });
  it('stays between 0 and the factor, and has none where the outcome is certain', () => {
    for (const latent of [1e-300, 1e-16, 0.5, 1 - 2 ** -53])
      for (const p of [1e-300, 1e-10, 0.5, 1 - 2 ** -53]) {
        const found = outcomeCorrelation(latent, p);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(latent * (1 + 1e-12));
      }
    expect([0, 1].map((p) => outcomeCorrelation(0.5, p))).toEqual([null, null]);
  });
});
