import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { betaQuantile, incompleteBeta, poissonInterval, proportionInterval } from '../../../src/statistics/index.js';
import reference from '../../reference/farQuantiles.json' with { type: 'json' };

/** mpmath at 60 digits, test/reference/farQuantiles.py. */
const off = (found: number | null, wanted: number) => Math.abs((found ?? Number.NaN) / wanted - 1);

describe('far out against mpmath at 60 digits', () => {
  it.each(reference.incompleteBeta)('incompleteBeta(%d, %d, %d)', (x, a, b, wanted) => {
    // Above the mean it is what the other tail leaves of 1.
    expect(Math.abs(incompleteBeta(x, a, b) - wanted)).toBeLessThan(1e-13);
  });
  it.each(reference.betaQuantile)('betaQuantile(%d, %d, %d)', (p, a, b, wanted) => {
    expect(off(betaQuantile(p, a, b), wanted)).toBeLessThan(1e-11);
  });
  it.each(reference.upperQuantile)('betaQuantile(1 - %d, %d, %d)', (upper, a, b, wanted) => {
    expect(off(betaQuantile(1 - upper, a, b, upper), wanted)).toBeLessThan(1e-12);
  });
  it.each(reference.poisson)('the lower end of %d events at level %d', (count, level, wanted) => {
    expect(off(poissonInterval(count, { level }).low, wanted)).toBeLessThan(1e-12);
  });
  property.prop([fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.001, max: 1 - 1e-9, noNaN: true })], {
    numRuns: 2_000,
  })(
    'the lower end of a count is the mean at which as many events or more are as rare as the level leaves',
    (count, level) => {
      const mean = poissonInterval(count, { level }).low ?? Number.NaN;
      let [rest, term] = [0, Math.exp(-mean)];
      for (let events = 1; events < count + 400; events++) {
        term *= mean / events;
        if (events >= count) rest += term;
      }
      expect(off(rest, (1 - level) / 2)).toBeLessThan(1e-10);
    },
  );

  it('ends of Clopper and Pearson at levels next to 1 mirror each other', () => {
    const level = 1 - 2 ** -45;
    const few = proportionInterval(3, 1000, { level, method: 'clopper-pearson' });
    const most = proportionInterval(997, 1000, { level, method: 'clopper-pearson' });
    expect(off(1 - (most.low ?? 0), few.high ?? 0)).toBeLessThan(1e-12);
  });

  it('laws of next to nothing are still laws', () => {
    // All of it lies at the ends, b/(a + b) of it at 0.
    for (const [a, b] of [
      [1e-248, 3e-248],
      [1e-300, 3e-300],
    ] as const)
      expect(incompleteBeta(0.3, a, b)).toBeCloseTo(0.75, 12);
  });
});
