import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type AbsorbingChain, absorbingChain } from '../../src/statistics/index.js';

const SIZE = 6;
const ENDS = [4, 5];
const EMPTY = Array.from({ length: SIZE }, () => 0);
/** Counts with many zeros, so that traps and rows without moves occur; the two ends hold none. */
const chain = fc
  .array(fc.array(fc.oneof(fc.constant(0), fc.nat(20)), { minLength: SIZE, maxLength: SIZE }), {
    minLength: SIZE - 2,
    maxLength: SIZE - 2,
  })
  .map((rows) => [...rows, EMPTY, EMPTY]);

function solved(weights: number[][]): AbsorbingChain {
  const found = absorbingChain(weights, ENDS);
  if (!found.ok) throw new Error(found.reason);
  return found;
}

describe('absorbing chains hold', () => {
  test.prop([chain])('absorption and trapped sum to 1, and nothing is no number', (weights) => {
    for (const { absorption, trapped, steps, stepsVariance, visits } of solved(weights).fates) {
      expect(absorption.reduce((sum, value) => sum + value, trapped)).toBeCloseTo(1, 12);
      expect([...absorption, trapped, ...visits].every((value) => value >= 0)).toBe(true);
      expect(steps === null).toBe(trapped > 0);
      expect((steps ?? 0) >= 0 && (stepsVariance ?? 0) >= 0).toBe(true);
    }
  });
  test.prop([chain])('one move on: steps are one more than the mean of what follows', (weights) => {
    const { fates } = solved(weights);
    weights.slice(0, SIZE - 2).forEach((row, state) => {
      const total = row.reduce((sum, weight) => sum + weight, 0);
      const own = fates[state]?.steps ?? null;
      if (own === null) return;
      const next = row.reduce(
        (sum, weight, to) => sum + (weight === 0 ? 0 : (weight / total) * (fates[to]?.steps ?? 0)),
        0,
      );
      expect(own).toBeCloseTo(1 + next, 6);
    });
  });
  test.prop([chain, fc.integer({ min: 2, max: 1000 })])('only the proportions of a row count', (weights, factor) => {
    const scaled = solved(weights.map((row) => row.map((weight) => weight * factor)));
    solved(weights).fates.forEach((fate, state) => {
      fate.absorption.forEach((value, end) => {
        expect(scaled.fates[state]?.absorption[end]).toBeCloseTo(value, 12);
      });
    });
  });
  test.prop([chain])('the order of the states counts for nothing', (weights) => {
    const order = [3, 1, 2, 0, 4, 5];
    const moved = solved(order.map((from) => order.map((to) => weights[from]?.[to] ?? 0)));
    const plain = solved(weights);
    order.forEach((from, place) => {
      expect(moved.fates[place]?.absorption[0]).toBeCloseTo(plain.fates[from]?.absorption[0] ?? Number.NaN, 12);
    });
  });
});
