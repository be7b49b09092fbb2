/** A plain decimal number: sign, digits, decimals; no exponent. */
const DECIMAL = /^-?\d{1,30}(?:\.\d{1,30})?$/;

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** A decimal as a whole number of units of 10^-scale, with enough places for both. */
export function decimalUnits(text: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  return text.startsWith('-') ? -units : units;
}

const placesOf = (text: string) => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);

/** Exact order of two decimals. */
export function compareDecimal(a: string, b: string): -1 | 0 | 1 {
  const scale = Math.max(placesOf(a), placesOf(b));
  const difference = decimalUnits(a, scale) - decimalUnits(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
