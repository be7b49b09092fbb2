import { apportion } from '../statistics/index.js';
import { decimalText } from '../values/index.js';

/** A share: exact as a ratio of whole numbers in text, and shown in percent so that all shares add up to 100. */
export type Share = {
  readonly value: number | null;
  readonly numerator: string;
  readonly denominator: string;
  readonly shown: string | null;
};

const HUNDREDTHS_OF_PERCENT = 10_000n;

/** Parts as shares of their sum; shown by largest remainder. */
export function sharesOf(parts: readonly bigint[]): readonly Share[] {
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  // Credits beside amounts: of parts of both signs none is a share of the whole.
  const shown =
    whole === 0n || parts.some((part) => part < 0n)
      ? parts.map(() => null)
      : apportion(HUNDREDTHS_OF_PERCENT, parts).map((part) => decimalText(part, 2));
  return parts.map((part, index) => ({
    value: whole === 0n ? null : Number(part) / Number(whole),
    numerator: String(part),
    denominator: String(whole),
    shown: shown[index] ?? null,
  }));
}
