import { describe, expect, it } from 'vitest';
import { type RidgeLogistic, ridgeLogistic } from '../../../src/statistics/index.js';
import reference from '../../reference/ridgeLogistic.json' with { type: 'json' };

const { rows, fits } = reference;

function fitted(...parameters: Parameters<typeof ridgeLogistic>): RidgeLogistic {
  const found = ridgeLogistic(...parameters);
  if (!found.ok) throw new Error(found.reason);
  return found;
}

describe('ridgeLogistic', () => {
  /** scipy 1.10 and mpmath, test/reference/ridgeLogistic.py; the last two are told apart by their first column. */
  it.each(fits)('the minimum at ridge $ridge', ({ ridge, outcomes, intercept, coefficients, standard }) => {
    const found = fitted(rows, outcomes, { ridge });
    expect(Math.abs(found.intercept - intercept)).toBeLessThan(1e-10);
    coefficients.forEach((value, column) => {
      expect(Math.abs((found.coefficients[column] ?? Number.NaN) - value)).toBeLessThan(1e-10);
      expect(Math.abs((found.standardCoefficients[column] ?? Number.NaN) - (standard[column] ?? 0))).toBeLessThan(
        1e-10,
      );
    });
    expect(found.iterations).toBeLessThan(30);
  });
  it('says where the ridge alone holds the coefficients', () => {
    expect(fitted(rows, fits[0]?.outcomes ?? [])).toMatchObject({ separation: 'none_found', separatingColumns: [] });
    expect(fitted(rows, fits[4]?.outcomes ?? [], { ridge: 0.001 })).toMatchObject({
      separation: 'split',
      separatingColumns: [0],
    });
    // A mark that only those which happened bear, though not all: no unpenalised fit exists.
    expect(fitted([[1], [0], [0], [0]], [1, 1, 0, 0])).toMatchObject({
      separation: 'none_found',
      separatingColumns: [0],
    });
  });
  it('a constant column says nothing, no column leaves the overall odds', () => {
    expect(fitted([[0.1], [0.1], [0.1], [0.1]], [1, 0, 0, 0])).toMatchObject({
      coefficients: [0],
      constantColumns: [0],
      separatingColumns: [],
    });
    expect(fitted([[], [], [], []], [1, 0, 0, 0]).intercept).toBeCloseTo(-Math.log(3), 14);
  });
  it('refuses what it cannot fit', () => {
    expect(ridgeLogistic([], [])).toMatchObject({ reason: 'no_observations' });
    expect(ridgeLogistic([[1]], [])).toMatchObject({ reason: 'lengths_differ', index: null });
    expect(ridgeLogistic([[1], [1, 2]], [0, 1])).toMatchObject({ reason: 'lengths_differ', index: 1 });
    expect(ridgeLogistic([[Number.NaN]], [0])).toMatchObject({ reason: 'not_finite', index: 0 });
    expect(ridgeLogistic([[1]], [2])).toMatchObject({ reason: 'unknown_state', index: 0 });
    expect(ridgeLogistic([[1], [2]], [1, 1])).toMatchObject({ reason: 'one_outcome' });
    expect(ridgeLogistic([[1], [2]], [0, 1], { ridge: 0 })).toMatchObject({ reason: 'out_of_range' });
  });
});
