import { describe, expect, it } from 'vitest';
import { apportion, compensatedSum, roundTogether, weightedMoments } from '../../../src/statistics/index.js';

describe('compensatedSum', () => {
  it('keeps what plain addition loses', () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(compensatedSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
    expect(compensatedSum([])).toBe(0);
  });
});

describe('weightedMoments', () => {
  it('of 1, 2, 4 weighted 1, 1, 2: mean 11/4, variance 27/16, Kish 16/6', () => {
    const moments = weightedMoments([1, 2, 4], [1, 1, 2]);
    expect(moments.mean).toBe(2.75);
    expect(moments.variance).toBeCloseTo(27 / 16, 15);
    expect(moments.effectiveSize).toBeCloseTo(16 / 6, 15);
  });
  it('has none without weight', () => {
    expect(weightedMoments([1], [0])).toEqual({ mean: null, variance: null, effectiveSize: null });
  });
  it.each([
    [[1, 2], [1], 'lengths_differ'],
    [[1, Number.NaN], [1, 1], 'not_finite'],
    [[1], [Number.POSITIVE_INFINITY], 'not_finite'],
    [[1, 2], [2, -1], 'negative'],
  ])('of %j weighted %j has none, and says why', (values, weights, reason) => {
    expect(weightedMoments(values, weights)).toEqual({ mean: null, variance: null, effectiveSize: null, reason });
  });
  /** Two equal weights: the mean in the middle, (1/2)² around it, as good as two. */
  it.each([1e308, 1, 1e-300, 1e-320])('takes weights of %d like any others', (weight) => {
    const { mean, variance, effectiveSize } = weightedMoments([0, 1], [weight, weight]);
    expect([mean, variance, effectiveSize]).toEqual([0.5, 0.25, 2]);
  });
  it('says so where the values are too large to be summed', () => {
    expect(weightedMoments([1e308, 1e308], [1, 1])).toMatchObject({ mean: null, reason: 'not_finite' });
  });
});

describe('apportion', () => {
  it('sums to the whole, ties to the lowest index', () => {
    expect(apportion(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(apportion(2n, [1n, 1n, 1n, 1n])).toEqual([1n, 1n, 0n, 0n]);
    expect(apportion(7n, [])).toEqual([]);
    expect(apportion(7n, [0n, 0n])).toEqual([7n, 0n]);
  });
  /** The worked example of the Hamilton method for 1790s apportionment classes: quotas 7.4, 5.3, 7.3 of 20. */
  it('gives the largest remainder first', () => {
    expect(apportion(20n, [74n, 53n, 73n])).toEqual([8n, 5n, 7n]);
  });
});

describe('roundTogether', () => {
  it('takes dividends of either sign', () => {
    expect(roundTogether([-15n, 25n], 10n, 1n)).toEqual([-1n, 2n]);
    expect(roundTogether([5n, 5n], 10n, 1n)).toEqual([1n, 0n]);
  });
});
