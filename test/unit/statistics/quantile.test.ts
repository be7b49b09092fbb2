import { describe, expect, it } from 'vitest';
import { type QuantileType, quantile } from '../../../src/statistics/index.js';
import reference from '../../reference/quantile.json' with { type: 'json' };

const cases = reference.cases as [QuantileType, number[], number[]][];

describe('quantile', () => {
  /** R's quantile, test/reference/quantile.R. */
  it.each(cases)('type %d of %j', (type, values, wanted) => {
    const found = quantile(values, reference.probabilities, type);
    if (!found.ok) throw new Error(found.reason);
    found.values.forEach((value, index) => {
      expect(value).toBeCloseTo(wanted[index] ?? Number.NaN, 12);
    });
  });
  it('refuses none and what is no number', () => {
    expect(quantile([], [0.5])).toEqual({ ok: false, reason: 'no_observations', index: null });
    expect(quantile([1, Number.NaN], [0.5])).toEqual({ ok: false, reason: 'not_finite', index: 1 });
    expect(quantile([1], [1.5])).toMatchObject({ reason: 'out_of_range' });
  });
});
