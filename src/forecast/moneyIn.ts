import { currencyDigits, decimalText, type Money } from '../values/index.js';

/** Up to here a float's quotient by a power of ten, rounded down, is the whole part. */
const EXACT = 2 ** 51;

/** Writes whole numbers of minor units as money of one currency, many of them fast. */
export function moneyIn(currency: string): (minor: number | bigint) => Money {
  const digits = currencyDigits(currency);
  const scale = 10 ** digits;
  /** What stands behind the whole part, by its number: each text is made once. */
  const decimals: string[] = [];
  return (minor) => {
    if (typeof minor === 'bigint' || minor < 0 || minor > EXACT)
      return { amount: decimalText(BigInt(minor), digits), currency };
    const whole = Math.floor(minor / scale);
    const rest = minor - whole * scale;
    let behind = decimals[rest];
    if (behind === undefined) {
      behind = decimalText(BigInt(rest), digits).slice(1);
      decimals[rest] = behind;
    }
    return { amount: `${whole}${behind}`, currency };
  };
}
