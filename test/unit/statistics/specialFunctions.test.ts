import { describe, expect, it } from 'vitest';
import {
  betaQuantile,
  binomialDensity,
  incompleteBeta,
  normalCdf,
  normalQuantile,
  stirlingError,
} from '../../../src/statistics/index.js';
import reference from '../../reference/specialFunctions.json' with { type: 'json' };

/** Known answers: mpmath at 50 digits, test/reference/specialFunctions.py. */
const relative = (found: number, wanted: number) => (wanted === 0 ? Math.abs(found) : Math.abs(found / wanted - 1));

describe('special functions against mpmath at 50 digits', () => {
  it.each(reference.normalCdf)('normalCdf(%d)', (x, wanted) => {
    expect(relative(normalCdf(x), wanted)).toBeLessThan(1e-13);
  });
  it('is right far out and at the ends', () => {
    expect([
      normalCdf(-60),
      normalCdf(60),
      normalCdf(Number.NEGATIVE_INFINITY),
      normalCdf(Number.POSITIVE_INFINITY),
    ]).toEqual([0, 1, 0, 1]);
  });
  it.each(reference.normalQuantile)('normalQuantile(%d)', (p, wanted) => {
    expect(Math.abs((normalQuantile(p) ?? Number.NaN) - wanted)).toBeLessThan(1e-13 * Math.max(1, Math.abs(wanted)));
  });
  it('has no quantile at 0 and 1', () => {
    expect([0, 1, -1, Number.NaN].map(normalQuantile)).toEqual([null, null, null, null]);
  });
  it.each(reference.incompleteBeta)('incompleteBeta(%d, %d, %d)', (x, a, b, wanted) => {
    expect(relative(incompleteBeta(x, a, b), wanted)).toBeLessThan(1e-12);
    expect(Math.abs(incompleteBeta(betaQuantile(wanted, a, b), a, b) - wanted)).toBeLessThan(1e-13);
  });
  it.each(reference.stirlingError)('stirlingError(%d)', (x, wanted) => {
    expect(Math.abs(stirlingError(x) - wanted)).toBeLessThan(1e-14);
  });
  it('binomialDensity sums to one and is exact for a coin', () => {
    expect(binomialDensity(3, 10, 0.5)).toBeCloseTo(120 / 1024, 15);
    expect([
      binomialDensity(0, 4, 0),
      binomialDensity(4, 4, 1),
      binomialDensity(1, 4, 0),
      binomialDensity(5, 4, 0.5),
    ]).toEqual([1, 1, 0, 0]);
  });
  it('betaQuantile has its ends', () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
  });
});
