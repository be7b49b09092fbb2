import { expect, it } from 'vitest';
import { rateDifference } from '../../../src/statistics/index.js';
import reference from '../../reference/rateDifference.json' with { type: 'json' };

/** The formula of Newcombe 1998 (method 10) in decimals of 50 digits: test/reference/rateDifference.py. */
it.each(reference)('$first against $second at $level', ({ first, second, level, value, low, high }) => {
  const found = rateDifference(first as [number, number], second as [number, number], level);
  expect(found.value).toBeCloseTo(value, 14);
  expect(found.low).toBeCloseTo(low, 13);
  expect(found.high).toBeCloseTo(high, 13);
});

/** Newcombe 1998, Statistics in Medicine 17, 873, example (a): 56 of 70 against 48 of 80 gives 0.0524 to 0.3339. */
it('comes to the example of the paper', () => {
  const { low, high } = rateDifference([56, 70], [48, 80]);
  expect([low?.toFixed(4), high?.toFixed(4)]).toEqual(['0.0524', '0.3339']);
});

it('says nothing without trials', () => {
  expect(rateDifference([0, 0], [1, 2])).toMatchObject({ value: null, low: null, reason: 'no_observations' });
});

it('refuses what is no count of trials', () => {
  expect(rateDifference([3, 2], [1, 2])).toMatchObject({ value: null, low: null, reason: 'out_of_range' });
  expect(rateDifference([1, Number.NaN], [1, 2])).toMatchObject({ value: null, reason: 'out_of_range' });
});
