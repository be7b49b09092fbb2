import { isRecord } from '../issues/index.js';
import { type DecimalFraction, readDecimal } from './readDecimal.js';

/** A probability: a number, a decimal or a percentage as text, or a ratio. */
export type ProbabilityInput =
  | number
  | string
  | { readonly numerator: number | bigint; readonly denominator: number | bigint };

/** More would make exact sums of many different ratios unbearably large. */
const LARGEST_DENOMINATOR = 1_000_000n;

/**
 * A probability as an exact ratio; `null` where it is none, or lies outside 0..1.
 *
 * `0.3`, `'0.3'`, `'30%'`, `'3e-1'`, `'3/10'` and `{ numerator: 3, denominator: 10 }` are the same. Decimals are exact to 18 places
 * (`isRounded` says where there were more), ratios have a denominator of at most a million.
 */
export function readProbability(input: unknown): DecimalFraction | null {
  const read = isRecord(input) ? readRatio(input) : readDecimalOrPercent(input);
  return read === null || read.numerator < 0n || read.numerator > read.denominator ? null : read;
}

function readDecimalOrPercent(input: unknown): DecimalFraction | null {
  if (typeof input === 'string' && input.includes('/')) {
    const [numerator = '', denominator = ''] = input.split('/');
    return readRatio({ numerator: wholeText(numerator), denominator: wholeText(denominator) });
  }
  if (typeof input !== 'string' || !input.endsWith('%')) return readDecimal(input);
  const percent = readDecimal(input.slice(0, -1).trimEnd());
  return percent === null ? null : { ...percent, denominator: percent.denominator * 100n };
}

function readRatio(input: object): DecimalFraction | null {
  if (!('numerator' in input && 'denominator' in input)) return null;
  const numerator = wholeNumber(input.numerator);
  const denominator = wholeNumber(input.denominator);
  if (numerator === null || denominator === null || denominator < 1n || denominator > LARGEST_DENOMINATOR) return null;
  return { numerator, denominator, isRounded: false };
}

function wholeNumber(value: unknown): bigint | null {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : null;
}

function wholeText(text: string): number {
  return /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
}
