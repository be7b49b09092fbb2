import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  absorbingChain,
  areaUnderRoc,
  brierScore,
  calibrationError,
  cumulativeIncidence,
  isotonicRegression,
  kaplanMeier,
  logLoss,
  logRank,
  outcomeCorrelation,
  poissonInterval,
  proportionInterval,
  quantile,
  rateDifference,
  restrictedMean,
  ridgeLogistic,
  shrunkRate,
  stateOccupation,
  survivalAt,
  survivalQuantile,
  transitionProbabilities,
  weightedMoments,
} from '../../src/statistics/index.js';

/** What a host may pass: usual numbers, the ends of what floats hold, and what is no number. */
const extreme = fc.constantFrom(
  ...[0, -0, 1, 0.5, 1e-300, 5e-324, 1e-16, 1 - 2 ** -53, 1e9, 2 ** 53, 1e100, 1e300, Number.MAX_VALUE, -1],
  Number.NaN,
  Number.POSITIVE_INFINITY,
);
const number = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) }, { weight: 2, arbitrary: extreme });
const share = fc.oneof(
  fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
  extreme,
);
const state = fc.oneof({ weight: 5, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: extreme });
const column = (of: fc.Arbitrary<number>, length: number) => fc.array(of, { minLength: length, maxLength: length });

const CASES = { numRuns: 2_000 };

/** Every number of a result, by its path, that is none. */
function noNumbers(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => noNumbers(part, `${path}.${key}`));
}

describe('whatever comes in, nothing comes out that is no number', () => {
  test.prop([number, number, number, number, share], CASES)(
    'rates, counts and their intervals',
    (a, b, c, d, level) => {
      const found = [
        proportionInterval(a, b, { level }),
        proportionInterval(a, b, { level, method: 'clopper-pearson' }),
        proportionInterval(a, b, { level, effectiveSize: c }),
        shrunkRate(a, b, { toward: level, strength: c }),
        poissonInterval(a, { level, exposure: b }),
        rateDifference([a, b], [c, d], level),
        weightedMoments([a, b], [c, d]),
        outcomeCorrelation(Math.min(1, Math.max(0, Number.isNaN(a) ? 0 : a)), level),
      ];
      expect(noNumbers(found)).toEqual([]);
    },
  );

  const rows = fc.integer({ min: 0, max: 5 }).chain((length) =>
    fc.record({
      exits: column(number, length),
      causes: column(state, length),
      weights: column(number, length),
      entries: fc.option(column(number, length)),
      groups: column(state, length),
    }),
  );
  test.prop([rows, share, number], CASES)('times to an event', ({ entries, groups, ...of }, level, time) => {
    const data = entries === null ? of : { ...of, entries };
    const curve = kaplanMeier(data, { level });
    const to = of.causes.map((cause, row) => (cause === groups[row] ? -1 : cause));
    const spells = { ...data, from: groups, to };
    const found = [
      curve,
      cumulativeIncidence(data, 2, { level }),
      logRank(data, groups, 3),
      transitionProbabilities(spells, 3),
      stateOccupation({ ...spells, individuals: groups.map((_, row) => row), starts: groups }, 3, [time]),
      curve.ok && [restrictedMean(curve), restrictedMean(curve, time), survivalAt(curve, time)],
      curve.ok && survivalQuantile(curve, level),
    ];
    expect(noNumbers(found)).toEqual([]);
  });

  const scored = fc.integer({ min: 0, max: 6 }).chain((length) =>
    fc.record({
      probabilities: column(share, length),
      outcomes: column(fc.oneof({ weight: 9, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: extreme }), length),
      weights: column(number, length),
    }),
  );
  test.prop([scored, number, share], CASES)('probabilities and what came of them', (data, option, level) => {
    const { probabilities, outcomes, weights } = data;
    const found = [
      brierScore(data),
      logLoss(data, { clip: option }),
      calibrationError(data, { level }),
      areaUnderRoc(weights, outcomes),
      isotonicRegression(probabilities, weights, weights),
      isotonicRegression(weights, probabilities),
      quantile(weights, [level]),
      ridgeLogistic(
        probabilities.map((p, row) => [p, weights[row] ?? 0]),
        outcomes,
        { ridge: option },
      ),
    ];
    expect(noNumbers(found)).toEqual([]);
  });

  test.prop([fc.array(column(number, 3), { minLength: 3, maxLength: 3 })], CASES)('chains', (matrix) => {
    expect(noNumbers([absorbingChain(matrix, []), absorbingChain([...matrix.slice(0, 2), [0, 0, 0]], [2])])).toEqual(
      [],
    );
  });

  test('weights so far apart that sums lose the small ones are refused', () => {
    const far = { exits: [0, 7, 0, 0], causes: [0, 0, 1, 0], weights: [0, 1e100, 1, 0], entries: [0, 1, 0, 0] };
    expect(kaplanMeier(far)).toMatchObject({ ok: false, reason: 'out_of_range', index: 2 });
    expect(kaplanMeier({ ...far, weights: [0, 1e9, 1, 0] })).toMatchObject({ ok: true });
  });

  test('a quantile next to the largest value is not beyond it', () => {
    const found = quantile([0, 0, 0, 0, 0, Number.MAX_VALUE], [1 - 2 ** -53]);
    expect(found).toMatchObject({ ok: true, values: [Number.MAX_VALUE] });
  });
});
