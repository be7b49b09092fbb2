import { expect, it } from 'vitest';
import { rateDifference } from '../../../src/statistics/index.js';

/** Newcombe 1998, Statistics in Medicine 17, table II, method 10. */
it.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('%d of %d against %d of %d', (a, m, b, n, low, high) => {
  const found = rateDifference([a, m], [b, n]);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});

it('says nothing without trials', () => {
  expect(rateDifference([0, 0], [1, 2])).toMatchObject({ value: null, low: null, reason: 'no_observations' });
});

it('refuses what is no count of trials', () => {
  expect(rateDifference([3, 2], [1, 2])).toMatchObject({ value: null, low: null, reason: 'out_of_range' });
  expect(rateDifference([1, Number.NaN], [1, 2])).toMatchObject({ value: null, reason: 'out_of_range' });
});
