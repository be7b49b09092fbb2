import { divideRounded } from './divideRounded.js';
import type { Fraction } from './Fraction.js';

/** Exact decimals are held to this many places. */
const MOST_PLACES = 18;
const DECIMAL = /^([+-]?)(\d{1,40})(?:\.(\d{0,60}))?(?:[eE]([+-]?\d{1,3}))?$/;

/** A decimal as a ratio, and whether places had to be rounded away. */
export type DecimalFraction = Fraction & { readonly isRounded: boolean };

/**
 * A decimal number as an exact ratio over a power of ten; `null` where it is none. Exponents are read; a number is taken
 * by its shortest decimal (0.1 is one tenth). Beyond 18 places it is rounded half-even, and says so.
 */
export function readDecimal(input: unknown): DecimalFraction | null {
  if (typeof input !== 'number' && typeof input !== 'string') return null;
  const match = DECIMAL.exec(String(input));
  if (match === null) return null;
  const [, sign, whole = '0', decimals = '', exponent = '0'] = match;
  const places = decimals.length - Number(exponent);
  const digits = BigInt(`${whole}${decimals}`) * (sign === '-' ? -1n : 1n);
  if (places <= 0) return { numerator: digits * 10n ** BigInt(-places), denominator: 1n, isRounded: false };
  if (places <= MOST_PLACES) return { numerator: digits, denominator: 10n ** BigInt(places), isRounded: false };
  const excess = 10n ** BigInt(places - MOST_PLACES);
  return {
    numerator: divideRounded(digits, excess),
    denominator: 10n ** BigInt(MOST_PLACES),
    isRounded: digits % excess !== 0n,
  };
}
