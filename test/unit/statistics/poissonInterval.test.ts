import { describe, expect, it } from 'vitest';
import { poissonInterval } from '../../../src/statistics/index.js';
import reference from '../../reference/shrunkAndPoisson.json' with { type: 'json' };

describe('poissonInterval', () => {
  /** scipy 1.10 chi2.ppf and isf, test/reference/shrunkAndPoisson.py; 4 also R poisson.test: 1.08986537... to 10.24158868... */
  it.each(reference.poisson)('%d at level %d', (count = 0, level = 0, low = 0, high = 0) => {
    const found = poissonInterval(count, { level });
    expect(found.rate).toBe(count);
    expect(Math.abs((found.low ?? Number.NaN) / low - 1)).toBeLessThan(1e-12);
    expect(Math.abs((found.high ?? Number.NaN) / high - 1)).toBeLessThan(1e-12);
  });
  it('the largest count: scipy 1.10 chi2.ppf and isf', () => {
    expect(poissonInterval(1e8).low).toBeCloseTo(99980401.30732474, 6);
    expect(poissonInterval(1e8).high).toBeCloseTo(100019601.58707914, 6);
  });
  it('a level next to 1 keeps its digits', () => {
    const { high } = poissonInterval(3, { level: 1 - 2 ** -53 });
    // By hand: e^-m (1 + m + m²/2 + m³/6) at the end that was found is half of what the level leaves.
    const m = high ?? Number.NaN;
    expect(Math.log(1 + m + m ** 2 / 2 + m ** 3 / 6) - m).toBeCloseTo(-54 * Math.LN2, 10);
  });
  it('no event, and a rate per unit', () => {
    expect(poissonInterval(0).low).toBe(0);
    expect(poissonInterval(0).high).toBeCloseTo(-Math.log(0.025), 14);
    const one = poissonInterval(4);
    expect(poissonInterval(4, { exposure: 8 })).toMatchObject({
      rate: 0.5,
      low: (one.low ?? 0) / 8,
      high: (one.high ?? 0) / 8,
    });
  });
  it('says why it knows nothing', () => {
    const none = { rate: null, low: null, high: null, reason: 'out_of_range' };
    for (const count of [-1, 0.5, 1e8 + 1, Number.NaN]) expect(poissonInterval(count)).toMatchObject(none);
    expect(poissonInterval(1, { exposure: 0 })).toMatchObject(none);
    expect(poissonInterval(1, { exposure: 1e-320 })).toMatchObject(none);
    expect(poissonInterval(1, { level: 0 })).toMatchObject(none);
  });
});
