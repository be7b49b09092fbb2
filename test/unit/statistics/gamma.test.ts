import { describe, expect, it } from 'vitest';
import { chiSquareTail, incompleteGamma, logGamma } from '../../../src/statistics/index.js';
import reference from '../../reference/gamma.json' with { type: 'json' };

const relative = (found: number, wanted: number) => (wanted === 0 ? Math.abs(found) : Math.abs(found / wanted - 1));

/** Known answers: mpmath, test/reference/gamma.py. */
describe('gamma functions against mpmath', () => {
  it.each(reference.logGamma)('logGamma(%d)', (x, wanted) => {
    expect(Math.abs(logGamma(x) - wanted)).toBeLessThan(1e-14 * Math.max(1, Math.abs(wanted)));
  });
  it.each(reference.incompleteGamma)('incompleteGamma(%d, %d)', (x, a, lower, upper) => {
    const found = incompleteGamma(x, a);
    expect(Math.abs(found.lower - lower)).toBeLessThan(1e-12);
    expect(Math.abs(found.upper - upper)).toBeLessThan(1e-12);
    // The smaller of the two to its last digits.
    expect(relative(Math.min(found.lower, found.upper), Math.min(lower, upper))).toBeLessThan(2e-12);
  });
  it.each(reference.chiSquareTail)('chiSquareTail(%d, %d)', (x, degrees, wanted) => {
    expect(relative(chiSquareTail(x, degrees), wanted)).toBeLessThan(1e-12);
  });
  it('has its ends', () => {
    expect(incompleteGamma(0, 2)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteGamma(Number.POSITIVE_INFINITY, 2)).toEqual({ lower: 1, upper: 0 });
    expect(incompleteGamma(1e5, 2)).toEqual({ lower: 1, upper: 0 });
  });
});
