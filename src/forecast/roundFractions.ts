import { roundTogether } from '../statistics/index.js';
import { divideRounded, type Fraction, type Rounding } from '../values/index.js';
import { overOneDenominator } from './fraction.js';

/** The whole number nearest to a fraction. */
export function roundedFraction({ numerator, denominator }: Fraction, rounding: Rounding): bigint {
  return divideRounded(numerator, denominator, rounding);
}

/** Fractions rounded so that they sum to a whole number that is their sum rounded: largest remainder. */
export function roundFractions(fractions: readonly Fraction[], total: bigint): readonly bigint[] {
  const { numerators, denominator } = overOneDenominator(fractions);
  return roundTogether(numerators, denominator, total);
}
