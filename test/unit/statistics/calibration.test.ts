import { describe, expect, it } from 'vitest';
import {
  areaUnderRoc,
  brierScore,
  calibrationError,
  isotonicRegression,
  logLoss,
  type Refused,
} from '../../../src/statistics/index.js';
import reference from '../../reference/calibration.json' with { type: 'json' };

const { p, y, w } = reference;
const data = { probabilities: p, outcomes: y };

function sound<T extends { readonly ok: true }>(found: T | Refused): T {
  if (!found.ok) throw new Error(found.reason);
  return found;
}

function close(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  found.forEach((value, index) => {
    expect(value).toBeCloseTo(wanted[index] ?? Number.NaN, 14);
  });
}

/** Exact fractions and mpmath, test/reference/calibration.py. */
describe('isotonicRegression', () => {
  it('as the min-max formula has it', () => {
    const fit = sound(isotonicRegression(p, y));
    expect(fit.x).toEqual([...new Set(p)].sort((a, b) => a - b));
    close(fit.fitted, reference.isotonic);
    close(sound(isotonicRegression(p, y, w)).fitted, reference.isotonicWeighted);
  });
  it('leaves out what weighs nothing', () => {
    expect(isotonicRegression([1, 2, 3], [5, 0, 7], [1, 0, 2])).toEqual({
      ok: true,
      x: [1, 3],
      fitted: [5, 7],
      weights: [1, 2],
    });
  });
  it('whole numbers or not, weights of any size that floats can square are alike', () => {
    // By hand: rising as they stand, so that nothing is pooled.
    for (const weight of [1e-100, 1, 1e100])
      expect(sound(isotonicRegression([1, 2], [0, 1], [weight, weight])).fitted).toEqual([0, 1]);
    for (const weight of [1e-200, 1e200])
      expect(isotonicRegression([1, 2], [0, 1], [1, weight])).toMatchObject({ reason: 'out_of_range', index: 1 });
    expect(isotonicRegression([1, 2], [1e250, 2e250], [1e100, 1e100])).toMatchObject({ reason: 'not_finite' });
  });
  it('refuses what it cannot fit', () => {
    expect(isotonicRegression([], [])).toMatchObject({ reason: 'no_observations' });
    expect(isotonicRegression([1], [1], [0])).toMatchObject({ reason: 'no_observations' });
    expect(isotonicRegression([1], [])).toMatchObject({ reason: 'lengths_differ' });
    expect(isotonicRegression([1, Number.NaN], [1, 1])).toMatchObject({ reason: 'not_finite', index: 1 });
    expect(isotonicRegression([1], [1], [-1])).toMatchObject({ reason: 'negative', index: 0 });
    expect(isotonicRegression([1, 1], [Number.MAX_VALUE, Number.MAX_VALUE])).toMatchObject({ reason: 'not_finite' });
  });
});

describe('scores of probabilities', () => {
  it('Brier with the parts of Murphy', () => {
    const found = sound(brierScore(data));
    const { score, reliability, resolution, uncertainty } = reference.brier;
    close(
      [found.score, found.reliability, found.resolution, found.uncertainty],
      [score, reliability, resolution, uncertainty],
    );
    expect(found.n).toBe(30);
  });
  it.each(reference.logLoss)('log loss with clip %d', (clip, wanted, clipped) => {
    const found = sound(logLoss(data, { clip }));
    expect(found.score).toBeCloseTo(wanted, 14);
    expect(found).toMatchObject({ clip, clipped });
  });
  it('a miss stated as impossible costs what the clip says', () => {
    expect(sound(logLoss({ probabilities: [1, 0], outcomes: [0, 1] })).score).toBeCloseTo(6 * Math.LN10, 13);
  });
  it('stays a number where 1 less the clip is 1', () => {
    // By hand: 1 stated for what did not come is cut by so little that 1 - clip rounds to 1.
    const found = sound(logLoss({ probabilities: [1], outcomes: [0] }, { clip: 1e-17 }));
    expect(found.score).toBeCloseTo(17 * Math.LN10, 12);
    expect(found.clipped).toBe(1);
  });
  it('area under the ROC curve, ties by half', () => {
    expect(sound(areaUnderRoc(p, y)).value).toBeCloseTo(reference.auc, 15);
    expect(areaUnderRoc([1, 1], [0, 1])).toEqual({ ok: true, value: 0.5, happened: 1, not: 1 });
    expect(areaUnderRoc([1, 2], [1, 1])).toEqual({ ok: true, value: null, happened: 2, not: 0 });
  });
  it.each(reference.calibration)('calibration error over $bins bins', ({ bins, sizes, expected, largest }) => {
    const found = sound(calibrationError(data, { bins }));
    expect(found.bins.map(({ n }) => n)).toEqual(sizes);
    expect(found.expected).toBeCloseTo(expected, 14);
    expect(found.largest).toBeCloseTo(largest, 14);
  });
  it('every edge k/10 lies in the bin above it', () => {
    const edges = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
    const found = sound(calibrationError({ probabilities: [...edges, 1], outcomes: [...edges, 1].map(() => 1) }));
    expect(found.bins.map(({ n }) => n)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
    expect(sound(calibrationError({ probabilities: [0], outcomes: [0] })).bins[9]).toEqual({
      low: 0.9,
      high: 1,
      n: 0,
      meanProbability: null,
      rate: null,
      interval: null,
    });
  });
  it.each([brierScore, logLoss, calibrationError])('refuses what is no probability or outcome: %o', (score) => {
    expect(score({ probabilities: [], outcomes: [] })).toEqual({ ok: false, reason: 'no_observations', index: null });
    expect(score({ probabilities: [1], outcomes: [] })).toMatchObject({ reason: 'lengths_differ' });
    expect(score({ probabilities: [1, 1.5], outcomes: [1, 1] })).toMatchObject({ reason: 'out_of_range', index: 1 });
    expect(score({ probabilities: [Number.NaN], outcomes: [1] })).toMatchObject({ reason: 'not_finite', index: 0 });
    expect(score({ probabilities: [1], outcomes: [0.5] })).toMatchObject({ reason: 'unknown_state', index: 0 });
  });
  it('refuses options and scores that mean nothing', () => {
    expect(logLoss(data, { clip: 0 })).toMatchObject({ reason: 'out_of_range' });
    expect(calibrationError(data, { bins: 0 })).toMatchObject({ reason: 'out_of_range' });
    expect(calibrationError(data, { level: 1 })).toMatchObject({ reason: 'out_of_range' });
    expect(areaUnderRoc([], [])).toMatchObject({ reason: 'no_observations' });
    expect(areaUnderRoc([1], [])).toMatchObject({ reason: 'lengths_differ' });
    expect(areaUnderRoc([Number.NaN], [1])).toMatchObject({ reason: 'not_finite', index: 0 });
    expect(areaUnderRoc([1], [2])).toMatchObject({ reason: 'unknown_state', index: 0 });
  });
});
