import type { Fraction } from '../values/index.js';

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };
export const ONE: Fraction = { numerator: 1n, denominator: 1n };

export function addFractions(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  const common = greatestCommonDivisor(a.denominator, b.denominator);
  const [scaleA, scaleB] = [b.denominator / common, a.denominator / common];
  return { numerator: a.numerator * scaleA + b.numerator * scaleB, denominator: a.denominator * scaleA };
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

export function subtractFractions(a: Fraction, b: Fraction): Fraction {
  return addFractions(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** The numerators of fractions over one denominator. */
export function overOneDenominator(fractions: readonly Fraction[]): {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
} {
  const denominator = fractions.reduce(
    (all, one) =>
      all % one.denominator === 0n ? all : (all / greatestCommonDivisor(all, one.denominator)) * one.denominator,
    1n,
  );
  return { numerators: fractions.map((one) => one.numerator * (denominator / one.denominator)), denominator };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b];
  while (small > 0n) [large, small] = [small, large % small];
  return large;
}
