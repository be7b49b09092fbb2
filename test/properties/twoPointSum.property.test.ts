import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  gaussianFactorLaw,
  lawQuantile,
  normalCdf,
  normalQuantile,
  twoPointSumLaw,
} from '../../src/statistics/index.js';
import {
  anyTerms,
  convolved,
  disagreement,
  fewTerms,
  manyTerms,
  places,
  sumOf,
  type Terms,
  totalOf,
} from '../support/sumPortfolios.js';

/** Laws take their time. */
const RUNS = { numRuns: 15 };
const lawOf = (terms: Terms) => twoPointSumLaw(sumOf(terms));
const LEVELS = [0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1];

describe('the law of a sum holds', () => {
  test.prop([fc.oneof(fewTerms, manyTerms)], RUNS)(
    'its error bound, against the convolution of every whole value, on portfolios made to be hard',
    (terms) => {
      expect(disagreement(lawOf(terms), { cdf: convolved(terms) }, places(terms))).toBeLessThanOrEqual(0);
    },
  );

  test.prop([anyTerms, fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 99 })], RUNS)(
    'rungs agree where they overlap: one more draw mixes the law before it with itself, F(x)(1 − p) + F(x − a)p',
    (terms, amount, hundredths) => {
      const p = hundredths / 100;
      const before = lawOf(terms);
      const mixed = (x: number) => before.cdf(x) * (1 - p) + before.cdf(x - amount) * p;
      const after = lawOf([...terms, [amount, p]]);
      const at = places([...terms, [amount, p]]);
      expect(disagreement(after, { cdf: mixed, errorBound: before.errorBound }, at)).toBeLessThanOrEqual(0);
    },
  );

  test.prop([anyTerms, fc.integer({ min: 2, max: 1000 })], RUNS)('scaled amounts scale the law', (terms, factor) => {
    const law = lawOf(terms);
    const scaled = lawOf(terms.map(([amount, p]) => [amount * factor, p]));
    const back = { cdf: (x: number) => scaled.cdf(x * factor), errorBound: shrunk(scaled.errorBound, factor) };
    expect(disagreement(law, back, places(terms))).toBeLessThanOrEqual(0);
  });

  test.prop([anyTerms, fc.infiniteStream(fc.nat())], RUNS)('the order of the terms does not matter', (terms, keys) => {
    const shuffled = terms
      .map((term) => ({ term, key: Number(keys.next().value) }))
      .sort((a, b) => a.key - b.key)
      .map(({ term }) => term);
    expect(disagreement(lawOf(terms), lawOf(shuffled), places(terms))).toBeLessThanOrEqual(0);
  });

  test.prop([anyTerms, fc.nat(), fc.integer({ min: 1, max: 100 })], RUNS)(
    'a likelier draw makes no value likelier to be missed',
    (terms, which, percent) => {
      const index = which % terms.length;
      const likelier = terms.map(([amount, p], at): Terms[number] =>
        at === index ? [amount, p + ((1 - p) * percent) / 101] : [amount, p],
      );
      const [law, better] = [lawOf(terms), lawOf(likelier)];
      const delta = law.errorBound.amount + better.errorBound.amount;
      const epsilon = law.errorBound.probability + better.errorBound.probability + 1e-12;
      for (const x of places(terms)) expect(better.cdf(x)).toBeLessThanOrEqual(law.cdf(x + 2 * delta) + epsilon);
    },
  );

  test.prop([anyTerms], RUNS)('its bounds: 0 to 1, rising, quantiles in order, from nothing to all', (terms) => {
    const law = lawOf(terms);
    const total = totalOf(terms);
    const values = [...places(terms)].sort((a, b) => a - b).map(law.cdf);
    expect(values[0]).toBe(0);
    expect(values.at(-1)).toBe(1);
    for (const [index, value] of values.entries())
      expect(value).toBeGreaterThanOrEqual((values[index - 1] ?? 0) - 1e-15);
    const quantiles = LEVELS.map((level) => lawQuantile(law, level));
    for (const [index, value] of quantiles.entries()) expect(value).toBeGreaterThanOrEqual(quantiles[index - 1] ?? 0);
    expect(quantiles.at(-1)).toBeLessThanOrEqual(total);
    // The mean is what is missing from the whole: E max(total − S, 0) = total − ΣaP.
    const mean = terms.reduce((sum, [amount, p]) => sum + amount * p, 0);
    const { amount, probability } = law.errorBound;
    expect(Math.abs(total - law.gap(total) - mean)).toBeLessThanOrEqual(amount + probability * total + 1e-9 * total);
  });

  test.prop([fc.oneof(fewTerms, manyTerms), fc.constantFrom(0.05, 0.2, 0.5)], { numRuns: 6 })(
    'under a common factor the mean stays, and what is told is a law',
    (terms, correlation) => {
      const law = gaussianFactorLaw(sumOf(terms), correlation);
      const total = totalOf(terms);
      const mean = terms.reduce((sum, [amount, p]) => sum + amount * p, 0);
      const { amount, probability } = law.errorBound;
      expect(Math.abs(total - law.gap(total) - mean)).toBeLessThanOrEqual(amount + probability * total + 1e-6 * total);
      const values = [...places(terms, 40)].sort((a, b) => a - b).map(law.cdf);
      for (const [index, value] of values.entries()) {
        expect(value).toBeGreaterThanOrEqual((values[index - 1] ?? 0) - 1e-12);
        expect(value).toBeLessThanOrEqual(1);
      }
    },
  );

  test.prop([fewTerms, fc.constantFrom(0.05, 0.2, 0.5)], { numRuns: 6 })(
    'under a common factor few terms have the law that Simpson’s rule over the factor gives',
    (all, correlation) => {
      const terms = all.slice(0, 10);
      const law = gaussianFactorLaw(sumOf(terms), correlation);
      const at = places(terms, 12);
      const expected = new Float64Array(at.length);
      const [pull, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
      const step = 1 / 32;
      for (let index = 0; index <= 512; index++) {
        const z = index * step - 8;
        const weight = ((index % 512 === 0 ? 1 : index % 2 === 0 ? 2 : 4) * step) / 3;
        const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
        const given = lawOf(
          terms.map(([amount, p]) => [amount, normalCdf(((normalQuantile(p) ?? 0) - pull * z) / own)] as const),
        );
        for (const [place, x] of at.entries())
          expected[place] = (expected[place] ?? 0) + weight * density * given.cdf(x);
      }
      for (const [place, x] of at.entries()) expect(Math.abs(law.cdf(x) - (expected[place] ?? 0))).toBeLessThan(1e-9);
    },
  );

  const small = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 60 }), fc.oneof(fc.constantFrom(0.1, 0.3, 0.6), fc.constantFrom(0.01, 0.03))),
    { minLength: 18, maxLength: 45 },
  );
  test.prop([small, fc.constantFrom(0.05, 0.2, 0.5)], { numRuns: 8 })(
    'under a common factor its error bound, fine or coarse, against Simpson’s rule over the factor of the convolved laws',
    (terms, correlation) => {
      const exact = factored(terms, correlation);
      // A million times as large, and two of them one unit off: on no lattice any more.
      const UNIT = 1_000_000;
      const moved = sumOf(terms.map(([amount, p], index) => [amount * UNIT + (index < 2 ? 1 : 0), p]));
      for (const effort of ['fine', 'coarse'] as const) {
        const law = gaussianFactorLaw(moved, correlation, effort);
        const { amount, probability } = law.errorBound;
        for (let x = 0; x <= totalOf(terms); x += 3) {
          const here = law.cdf(x * UNIT);
          expect(here).toBeGreaterThanOrEqual(exact((x * UNIT - amount - 2) / UNIT) - probability - 1e-9);
          expect(here).toBeLessThanOrEqual(exact((x * UNIT + amount + 2) / UNIT) + probability + 1e-9);
        }
      }
    },
  );
});

/** Independent oracle of a law under a common factor: Simpson's rule over its states, each law convolved value by value. */
function factored(terms: Terms, correlation: number): (x: number) => number {
  const total = totalOf(terms);
  const law = new Float64Array(total + 1);
  const [pull, own, step] = [Math.sqrt(correlation), Math.sqrt(1 - correlation), 1 / 16];
  for (let index = 0; index <= 256; index++) {
    const z = index * step - 8;
    const weight = ((index % 256 === 0 ? 1 : index % 2 === 0 ? 2 : 4) * step) / 3;
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const given = convolved(
      terms.map(([amount, p]) => [amount, normalCdf(((normalQuantile(p) ?? 0) - pull * z) / own)] as const),
    );
    for (let value = 0; value <= total; value++) law[value] = (law[value] ?? 0) + weight * density * given(value);
  }
  return (x) => (x < 0 ? 0 : (law[Math.min(total, Math.floor(x))] ?? 1));
}

function shrunk({ amount, probability }: { readonly amount: number; readonly probability: number }, factor: number) {
  return { amount: amount / factor, probability };
}
