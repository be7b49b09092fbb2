import { describe, expect, it } from 'vitest';
import {
  cumulativeIncidence,
  kaplanMeier,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from '../../../src/statistics/index.js';
import delta from '../../reference/incidence.json' with { type: 'json' };
import reference from '../../reference/survival.json' with { type: 'json' };

const { exits, causes, entries, weights } = reference;

function close(found: readonly (number | null)[], wanted: readonly (number | null)[]): void {
  expect(found.length).toBe(wanted.length);
  found.forEach((value, index) => {
    const right = wanted[index] ?? null;
    if (right === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(right, 12);
  });
}

/** All against R survival 3.5, test/reference/survival.R. */
describe('kaplanMeier', () => {
  it.each([
    ['log-log', { exits, causes }, reference.logLog],
    ['log', { exits, causes }, reference.log],
    ['plain', { exits, causes }, reference.plain],
    ['log-log', { exits, causes, entries }, reference.late],
    ['log-log', { exits, causes, weights }, reference.weighted],
  ] as const)('%s as R has it', (scale, data, wanted) => {
    const curve = kaplanMeier(data, { scale });
    if (!curve.ok) throw new Error(curve.reason);
    expect(curve.times).toEqual(wanted.times);
    close(curve.survival, wanted.survival);
    close(curve.standardError, wanted.standardError);
    close(curve.low, wanted.low);
    close(curve.high, wanted.high);
    close(
      [0.25, 0.5, 0.75].map((p) => survivalQuantile(curve, p, { convention: 'midpoint' }).value),
      wanted.quantiles,
    );
    const mean = restrictedMean(curve);
    close([mean.mean, mean.standardError], wanted.restrictedMean);
  });
  it('takes the first time, or the middle of a flat piece at exactly the level', () => {
    const curve = kaplanMeier({ exits: [1, 2, 3, 4], causes: [1, 1, 1, 1] });
    if (!curve.ok) throw new Error(curve.reason);
    expect(survivalQuantile(curve, 0.5).value).toBe(2);
    expect(survivalQuantile(curve, 0.5, { convention: 'midpoint' }).value).toBe(2.5);
    expect(curve.standardError.at(-1)).toBeNull();
    expect(survivalAt(curve, 2.5)).toBe(0.5);
  });
  it('does not reach what the curve does not reach', () => {
    const curve = kaplanMeier({ exits: [1, 2, 3], causes: [1, 0, 0] });
    if (!curve.ok) throw new Error(curve.reason);
    expect(survivalQuantile(curve, 0.5).value).toBeNull();
    expect(survivalAt(curve, 4)).toBeNull();
    expect(restrictedMean(curve, 4).mean).toBeNull();
  });
  it('the mean up to a time beyond the curve is the mean, where nobody is left', () => {
    const curve = kaplanMeier({ exits: [1, 2], causes: [1, 1] });
    if (!curve.ok) throw new Error(curve.reason);
    // By hand: (1 + 2)/2, and the error as at 2.
    const { mean, standardError } = restrictedMean(curve, 2);
    expect(mean).toBe(1.5);
    expect(restrictedMean(curve, 1e300)).toEqual({ mean, standardError, upTo: 1e300 });
    for (const upTo of [Number.POSITIVE_INFINITY, Number.NaN])
      expect(restrictedMean(curve, upTo)).toEqual({ mean: null, standardError: null, upTo: null });
  });
  it('times of any size have a mean with a finite error', () => {
    const curve = kaplanMeier({ exits: [1e200, 2e200], causes: [1, 1] });
    if (!curve.ok) throw new Error(curve.reason);
    // As above, in another unit: √(1/8).
    expect((restrictedMean(curve).standardError ?? 0) / 1e200).toBeCloseTo(Math.sqrt(1 / 8), 14);
  });
  it.each([[[1e308, 1e308, 1e308]], [[1e-320, 1e-320, 1e-320]], [[1, 1e101, 1]]])(
    'weights that no variance holds are refused: %j',
    (weights) => {
      const data = { exits: [1, 2, 3], causes: [1, 0, 1], weights };
      for (const found of [kaplanMeier(data), cumulativeIncidence(data, 1)])
        expect(found).toMatchObject({ ok: false, reason: 'out_of_range' });
    },
  );
  it('refuses what it cannot count', () => {
    expect(kaplanMeier({ exits: [], causes: [] })).toEqual({ ok: false, reason: 'no_observations', index: null });
    expect(kaplanMeier({ exits: [1], causes: [] })).toMatchObject({ reason: 'lengths_differ' });
    expect(kaplanMeier({ exits: [1, Number.NaN], causes: [1, 1] })).toMatchObject({ reason: 'not_finite', index: 1 });
    expect(kaplanMeier({ exits: [-1], causes: [1] })).toMatchObject({ reason: 'negative', index: 0 });
    expect(kaplanMeier({ exits: [1], causes: [1], entries: [1] })).toMatchObject({ reason: 'exit_not_after_entry' });
    expect(kaplanMeier({ exits: [1], causes: [0.5] })).toMatchObject({ reason: 'unknown_state', index: 0 });
    expect(kaplanMeier({ exits: [1], causes: [1] }, { level: 1 })).toMatchObject({ reason: 'out_of_range' });
  });
});

describe('cumulativeIncidence', () => {
  // R's own error, an infinitesimal jackknife, is the same without delayed entry and another with it.
  it('errors are those of R where all are seen from the start', () => {
    close(delta.full.won, reference.incidence.wonError);
    close(delta.full.lost, reference.incidence.lostError);
  });
  it.each([
    ['all seen from the start', { exits, causes }, reference.incidence, delta.full],
    ['some seen late', { exits, causes, entries }, reference.lateIncidence, delta.late],
  ] as const)('%s: as R has it, errors as in exact fractions', (_name, data, wanted, errors) => {
    const found = cumulativeIncidence(data, 2);
    if (!found.ok) throw new Error(found.reason);
    expect(found.times).toEqual(wanted.times);
    close(found.causes[0]?.incidence ?? [], wanted.won);
    close(found.causes[1]?.incidence ?? [], wanted.lost);
    close(found.causes[0]?.standardError ?? [], errors.won);
    close(found.causes[1]?.standardError ?? [], errors.lost);
    found.survival.forEach((s, index) => {
      const ended = found.causes.reduce((sum, cause) => sum + (cause.incidence[index] ?? 0), 0);
      expect(s + ended).toBeCloseTo(1, 13);
    });
  });
});
