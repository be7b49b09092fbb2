import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  areaUnderRoc,
  brierScore,
  calibrationError,
  isotonicRegression,
  logLoss,
  type Refused,
} from '../../src/statistics/index.js';

/** Hundredths, so that ties and edges of bins occur. */
const rows = fc.array(
  fc.tuple(
    fc.nat(100).map((part) => part / 100),
    fc.nat(1),
  ),
  { minLength: 1, maxLength: 60 },
);
const columns = (of: readonly (readonly [number, number])[]) => ({
  probabilities: of.map(([p]) => p),
  outcomes: of.map(([, y]) => y),
});

function sound<T extends { readonly ok: true }>(found: T | Refused): T {
  if (!found.ok) throw new Error(found.reason);
  return found;
}

describe('calibration holds', () => {
  test.prop([rows])('isotonic: never falls, keeps the sum, fits itself', (of) => {
    const { probabilities, outcomes } = columns(of);
    const { x, fitted, weights } = sound(isotonicRegression(probabilities, outcomes));
    fitted.forEach((value, index) => {
      expect(value).toBeGreaterThanOrEqual(fitted[index - 1] ?? 0);
    });
    const total = fitted.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
    expect(total).toBeCloseTo(
      outcomes.reduce((sum, y) => sum + y, 0),
      10,
    );
    sound(isotonicRegression(x, fitted, weights)).fitted.forEach((value, index) => {
      expect(value).toBeCloseTo(fitted[index] ?? Number.NaN, 12);
    });
  });
  test.prop([rows])('Brier: the parts of Murphy make the score, and isotonic fitting never worsens it', (of) => {
    const data = columns(of);
    const { score, reliability, resolution, uncertainty } = sound(brierScore(data));
    expect(reliability - resolution + uncertainty).toBeCloseTo(score, 13);
    const { x, fitted } = sound(isotonicRegression(data.probabilities, data.outcomes));
    const better = data.probabilities.map((p) => fitted[x.indexOf(p)] ?? 0);
    expect(sound(brierScore({ ...data, probabilities: better })).score).toBeLessThanOrEqual(score + 1e-12);
  });
  test.prop([rows])('area under the ROC curve: turned round it is the rest to 1', (of) => {
    const { probabilities, outcomes } = columns(of);
    const { value } = sound(areaUnderRoc(probabilities, outcomes));
    const turned = sound(
      areaUnderRoc(
        probabilities.map((p) => -p),
        outcomes,
      ),
    ).value;
    if (value === null) expect(turned).toBeNull();
    else expect(value + (turned ?? Number.NaN)).toBeCloseTo(1, 14);
  });
  test.prop([rows, fc.integer({ min: 1, max: 20 })])('bins hold every row, errors lie in 0..1', (of, bins) => {
    const found = sound(calibrationError(columns(of), { bins }));
    expect(found.bins.reduce((sum, { n }) => sum + n, 0)).toBe(of.length);
    expect(found.expected).toBeGreaterThanOrEqual(0);
    expect(found.expected).toBeLessThanOrEqual(found.largest + 1e-12);
    expect(found.largest).toBeLessThanOrEqual(1);
  });
  test.prop([rows])('the order of the rows counts for nothing', (of) => {
    const [data, turned] = [columns(of), columns([...of].reverse())];
    expect(sound(logLoss(turned)).score).toBeCloseTo(sound(logLoss(data)).score, 12);
    expect(brierScore(turned)).toEqual(brierScore(data));
    expect(areaUnderRoc(turned.probabilities, turned.outcomes)).toEqual(
      areaUnderRoc(data.probabilities, data.outcomes),
    );
    expect(isotonicRegression(turned.probabilities, turned.outcomes)).toEqual(
      isotonicRegression(data.probabilities, data.outcomes),
    );
  });
});
