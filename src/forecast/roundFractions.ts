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

/** The least and the most that a part may be shown as; `null`: nothing holds it on that side. */
export type Bounds = { readonly low: bigint | null; readonly high: bigint | null };

/**
 * Parts that bring what is shown already to its exact sums, each as near as its bounds and a given total let it: where one
 * is missing most it gets the next unit.
 *
 * @param sums What is shown and the part come to.
 * @param shown What stands beside each part.
 * @param total What the parts are to sum to, which their bounds must allow.
 */
export function roundRemainders(
  sums: readonly Fraction[],
  shown: readonly bigint[],
  bounds: readonly Bounds[],
  total: bigint,
): readonly bigint[] {
  const { numerators, denominator } = overOneDenominator(sums);
  const wished = numerators.map((numerator, index) => numerator - (shown[index] ?? 0n) * denominator);
  const isWithin = (part: bigint, index: number) => {
    const { low = null, high = null } = bounds[index] ?? {};
    return low !== null && part < low ? low : high !== null && part > high ? high : part;
  };
  const parts = wished.map((wish, index) => isWithin(divideRounded(wish, denominator, 'half-even'), index));
  let missing = total - parts.reduce((sum, part) => sum + part, 0n);
  const step = missing < 0n ? -1n : 1n;
  while (missing !== 0n) {
    const movable = parts
      .map((part, index) => ({ index, next: part + step, lack: ((wished[index] ?? 0n) - part * denominator) * step }))
      .filter(({ index, next }) => isWithin(next, index) === next)
      .sort((a, b) => (a.lack === b.lack ? a.index - b.index : a.lack > b.lack ? -1 : 1));
    if (movable.length === 0) break;
    for (const { index, next } of movable) {
      if (missing === 0n) break;
      parts[index] = next;
      missing -= step;
    }
  }
  return parts;
}
