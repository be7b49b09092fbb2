import { decimalText } from '../values/index.js';

/** Up to here a float's error in the quotient below is less than half a minor unit, whatever the digits. */
const EXACT = 2 ** 51;

/** A whole number of minor units as a decimal in major units. */
export function minorText(minor: number | bigint, digits: number): string {
  if (typeof minor === 'bigint' || Math.abs(minor) > EXACT) return decimalText(BigInt(minor), digits);
  return (minor / 10 ** digits).toFixed(digits);
}
