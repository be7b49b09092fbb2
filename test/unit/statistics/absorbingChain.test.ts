import { describe, expect, it } from 'vitest';
import { type AbsorbingChain, absorbingChain } from '../../../src/statistics/index.js';
import reference from '../../reference/absorbingChain.json' with { type: 'json' };

function solved(weights: number[][], absorbing: number[]): AbsorbingChain {
  const found = absorbingChain(weights, absorbing);
  if (!found.ok) throw new Error(found.reason);
  return found;
}

function near(found: number | null | undefined, wanted: number | undefined): void {
  expect(Math.abs((found ?? Number.NaN) - (wanted ?? Number.NaN))).toBeLessThanOrEqual(2e-14 * (wanted ?? 0));
}

describe('absorbingChain', () => {
  /** Exact fractions, test/reference/absorbingChain.py. Entry by entry, 1 in 10¹² too. */
  it.each(Object.entries(reference))('%s as in exact fractions', (_name, wanted) => {
    const { fates } = solved(wanted.weights, wanted.absorbing);
    wanted.inner.forEach((state, row) => {
      const fate = fates[state];
      wanted.inner.forEach((to, column) => {
        near(fate?.visits[to], wanted.visits[row]?.[column]);
      });
      wanted.absorption[row]?.forEach((value, end) => {
        near(fate?.absorption[end], value);
      });
      near(fate?.steps, wanted.steps[row]);
      near(fate?.stepsVariance, wanted.variance[row]);
      expect(fate?.trapped).toBe(0);
    });
  });
  it('with a rollback and a skip the product of adjacent conversions is another number', () => {
    // 35 left the first stage, 40 the second, 6 the third: 25/35 · 24/40 · 5/6 = 5/14, the truth is 4/7.
    const { fates } = solved(reference.pipeline.weights, [3, 4]);
    expect(fates[0]?.absorption[0]).toBeCloseTo(4 / 7, 15);
    expect((25 / 35) * (24 / 40) * (5 / 6)).toBeCloseTo(5 / 14, 15);
  });
  it('without them it is the product', () => {
    const chain = solved(
      [
        [0, 3, 0, 1],
        [0, 0, 2, 3],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      [2, 3],
    );
    expect(chain.fates[0]?.absorption[0]).toBeCloseTo(0.3, 15);
    expect(chain.fates[2]).toEqual({
      absorption: [1, 0],
      trapped: 0,
      visits: [0, 0, 0, 0],
      steps: 0,
      stepsVariance: 0,
    });
  });
  it('a trap is a fate, a row without moves is named', () => {
    // 0 → 1 (half), 2 (quarter), 4 (quarter); 2 and 3 go round between each other; 4 was never left.
    const chain = solved(
      [
        [0, 2, 1, 0, 1],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 1, 0],
        [0, 0, 1, 0, 0],
        [0, 0, 0, 0, 3],
      ],
      [1],
    );
    expect(chain.traps).toEqual([2, 3, 4]);
    expect(chain.zeroRows).toEqual([4]);
    expect(chain.fates[0]).toEqual({
      absorption: [0.5],
      trapped: 0.5,
      visits: [1, 0, 0, 0, 0],
      steps: null,
      stepsVariance: null,
    });
    expect(chain.fates[3]).toMatchObject({ absorption: [0], trapped: 1, steps: null });
  });
  it('without an end everything is a trap', () => {
    expect(solved([[1]], [])).toMatchObject({ traps: [0], zeroRows: [0], fates: [{ absorption: [], trapped: 1 }] });
  });
  it('refuses what is no chain', () => {
    const none = { ok: false, index: null };
    expect(absorbingChain([], [])).toEqual({ ...none, reason: 'no_observations' });
    expect(absorbingChain([[1, 2], [1]], [])).toEqual({ ok: false, reason: 'lengths_differ', index: 1 });
    expect(absorbingChain([[Number.NaN]], [])).toMatchObject({ reason: 'not_finite', index: 0 });
    expect(absorbingChain([[-1]], [])).toMatchObject({ reason: 'negative', index: 0 });
    expect(absorbingChain([[1]], [1])).toMatchObject({ reason: 'unknown_state', index: 1 });
    expect(absorbingChain([[1]], [0, 0])).toMatchObject({ reason: 'unknown_state', index: 0 });
    expect(
      absorbingChain(
        [
          [0, 1],
          [0, 0],
        ],
        [0],
      ),
    ).toMatchObject({ reason: 'out_of_range', index: 0 });
    const huge = Number.MAX_VALUE;
    expect(
      absorbingChain(
        [
          [huge, huge],
          [0, 0],
        ],
        [1],
      ),
    ).toMatchObject({ reason: 'not_finite' });
  });
});
