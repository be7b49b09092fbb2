import { describe, expect, it } from 'vitest';
import { betaQuantile, normalQuantile, proportionInterval } from '../../../src/statistics/index.js';
import rare from '../../reference/rareSuccesses.json' with { type: 'json' };
import reference from '../../reference/specialFunctions.json' with { type: 'json' };

describe('proportionInterval', () => {
  /** Wilson's formula in mpmath, test/reference/specialFunctions.py; 81 of 263 also scipy binomtest: 0.2552885198782742, 0.36620957698280004. */
  it.each(reference.wilson)('Wilson %d of %d', (x, n, low, high) => {
    const found = proportionInterval(x, n);
    expect(found.low).toBeCloseTo(low, 13);
    expect(found.high).toBeCloseTo(high, 13);
    expect(found).toMatchObject({ level: 0.95, method: 'wilson' });
  });
  it.each(reference.wilsonOneSided)('Wilson %d of %d, one-sided', (x, n, low, high) => {
    expect(proportionInterval(x, n, { side: 'lower' }).low).toBeCloseTo(low, 13);
    expect(proportionInterval(x, n, { side: 'lower' }).high).toBe(1);
    expect(proportionInterval(x, n, { side: 'upper' }).high).toBeCloseTo(high, 13);
    expect(proportionInterval(x, n, { side: 'upper' }).low).toBe(0);
  });
  /** Beta quantiles by bisection in mpmath; 81 of 263 also scipy binomtest(method='exact'): 0.25273674558504267, 0.36762192260134746. */
  it.each(reference.clopperPearson)('Clopper-Pearson %d of %d', (x, n, low, high) => {
    const found = proportionInterval(x, n, { method: 'clopper-pearson' });
    expect(found.low).toBeCloseTo(low, 12);
    expect(found.high).toBeCloseTo(high, 12);
  });
  /** The exact binomial sum in mpmath, test/reference/rareSuccesses.py: an upper end near 0 keeps its digits. */
  it.each(rare as [number, number, number][])('Clopper-Pearson %d of %d', (x, n, high) => {
    const found = proportionInterval(x, n, { method: 'clopper-pearson' });
    const end = n > 1e12 ? betaQuantile(0.975, x + 1, n - x) : (found.high ?? Number.NaN);
    expect(Math.abs(end / high - 1)).toBeLessThan(1e-12);
  });
  it.each([0.999999, 1 - 1e-13, 1 - 2 ** -53])('a level of %d has the width that it asks for', (level) => {
    // By hand: of one half in four trials Wilson is ½ ± z/(2√(4 + z²)), with z of half of what the level leaves.
    const z = -(normalQuantile((1 - level) / 2) ?? Number.NaN);
    const { low, high } = proportionInterval(2, 4, { level });
    expect(low).toBeCloseTo(0.5 - z / (2 * Math.sqrt(4 + z * z)), 12);
    expect(high).toBeCloseTo(0.5 + z / (2 * Math.sqrt(4 + z * z)), 12);
  });
  it('sets the ends: the rule that 0 of 10 reaches to 0 and 10 of 10 to 1', () => {
    expect(proportionInterval(0, 10).low).toBe(0);
    expect(proportionInterval(10, 10).high).toBe(1);
    // (1 - 0.05/2)^(1/10) is the exact upper end of Clopper-Pearson at no success: 1 - 0.025^(1/10).
    expect(proportionInterval(0, 10, { method: 'clopper-pearson' }).high).toBeCloseTo(1 - 0.025 ** 0.1, 13);
  });
  it('knows nothing without trials', () => {
    expect(proportionInterval(0, 0)).toEqual({ low: 0, high: 1, level: 0.95, method: 'wilson' });
  });
  it('by amount uses the effective size and refuses below 5', () => {
    expect(proportionInterval(300, 600, { effectiveSize: 10 }).low).toBeCloseTo(
      proportionInterval(5, 10).low ?? Number.NaN,
      13,
    );
    expect(proportionInterval(3, 6, { effectiveSize: 4.9 })).toMatchObject({
      low: null,
      high: null,
      reason: 'too_few_effective',
    });
  });
});

describe('what is no proportion has no interval', () => {
  it.each([
    [3, 2, {}],
    [-1, 2, {}],
    [Number.NaN, 2, {}],
    [1, Number.POSITIVE_INFINITY, {}],
    [1, -2, {}],
    [1, 2e12, { method: 'clopper-pearson' } as const],
    [1, 2, { level: 1 }],
    [1, 2, { level: 0 }],
    [1, 2, { level: Number.NaN }],
    [1, 2, { effectiveSize: Number.NaN }],
  ])('%s of %s with %j', (successes, trials, options) => {
    expect(proportionInterval(successes, trials, options)).toMatchObject({
      low: null,
      high: null,
      reason: 'out_of_range',
    });
  });

  const unread: readonly unknown[] = [
    { levle: 0.9 },
    { method: 'clopperPearson' },
    { side: 'uper' },
    { toString: 1 },
    'wilson',
    0.9,
    null,
    [0.9],
  ];
  it.each(unread.map((options) => [options]))('nor with the options %j, which nobody reads', (options) => {
    expect(proportionInterval(1, 2, options as never)).toMatchObject({
      low: null,
      high: null,
      reason: 'unknown_option',
    });
  });
  it('options that are undefined are those left out', () => {
    expect(proportionInterval(1, 2, { level: undefined, side: undefined } as never)).toEqual(proportionInterval(1, 2));
  });
});
