import { decimalText } from '../values/index.js';

/** A whole number of minor units as a decimal in major units. */
export function minorText(minor: number | bigint, digits: number): string {
  if (typeof minor === 'bigint') return decimalText(minor, digits);
  if (digits === 0) return String(minor);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const point = text.length - digits;
  return `${minor < 0 ? '-' : ''}${text.slice(0, point)}.${text.slice(point)}`;
}
