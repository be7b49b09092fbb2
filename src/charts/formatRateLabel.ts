import type { Rate } from '../conversion/index.js';
import { percentText } from './chartWords.js';

/** A rate beside its mark: `63.2 % (12/19)`; by amount with its currency. */
export function formatRateLabel({ value, numerator, denominator, unit }: Rate): string {
  return `${percentText(value)} (${numerator}/${denominator}${unit === undefined ? '' : ` ${unit}`})`;
}
