import type { Rate } from '../conversion/index.js';
import { percentText } from './chartWords.js';

/** A rate beside its mark: `63.2 % (12/19)`. */
export function formatRateLabel({ value, numerator, denominator }: Rate): string {
  return `${percentText(value)} (${numerator}/${denominator})`;
}
