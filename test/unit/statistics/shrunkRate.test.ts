import { describe, expect, it } from 'vitest';
import { shrunkRate } from '../../../src/statistics/index.js';
import reference from '../../reference/shrunkAndPoisson.json' with { type: 'json' };

describe('shrunkRate', () => {
  /** scipy 1.10 beta.ppf, test/reference/shrunkAndPoisson.py. */
  it.each(reference.shrunk)('%d of %d toward %d', (x = 0, n = 0, toward = 0, strength, level, value, low, high) => {
    const found = shrunkRate(x, n, {
      toward,
      ...(strength === undefined ? {} : { strength }),
      ...(level === undefined ? {} : { level }),
    });
    expect(found.value).toBeCloseTo(value ?? Number.NaN, 15);
    expect(found.low).toBeCloseTo(low ?? Number.NaN, 11);
    expect(found.high).toBeCloseTo(high ?? Number.NaN, 11);
  });
  it('weighs as ten trials unless told, and sets the ends', () => {
    expect(shrunkRate(0, 0, { toward: 0.3 })).toEqual({ value: 0.3, low: 0, high: 1, level: 0.95, method: 'beta' });
    expect(shrunkRate(5, 10, { toward: 0.3 }).value).toBe(0.4);
    expect(shrunkRate(0, 5, { toward: 0 })).toMatchObject({ value: 0, low: 0, high: 0 });
    expect(shrunkRate(5, 5, { toward: 1 })).toMatchObject({ value: 1, low: 1, high: 1 });
    expect(shrunkRate(0, 5, { toward: 0.3 }).low).toBe(0);
    expect(shrunkRate(5, 5, { toward: 0.3 }).high).toBe(1);
  });
  it('says why it knows nothing', () => {
    const none = { value: null, low: null, high: null };
    expect(shrunkRate(0, 0, { toward: 0.3, strength: 0 })).toMatchObject({ ...none, reason: 'no_observations' });
    expect(shrunkRate(2, 1, { toward: 0.3 })).toMatchObject({ ...none, reason: 'out_of_range' });
    expect(shrunkRate(1, 2, { toward: 1.3 })).toMatchObject({ ...none, reason: 'out_of_range' });
    expect(shrunkRate(1, 2, { toward: 0.3, level: 1 })).toMatchObject({ ...none, reason: 'out_of_range' });
    expect(shrunkRate(0, 1e308, { toward: 0.3 })).toMatchObject({ ...none, reason: 'out_of_range' });
    expect(shrunkRate(1, 2, { toward: 0.3, strength: 1e300 })).toMatchObject({ ...none, reason: 'out_of_range' });
    expect(shrunkRate(1, 2, { toward: 0.3, strength: Number.NaN })).toMatchObject({ ...none, reason: 'out_of_range' });
  });
});
