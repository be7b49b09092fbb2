import { createIssue, demandType, StagewrightError } from '../issues/index.js';
import { type Fraction, type ProbabilityInput, readProbability } from '../values/index.js';

/** An exact ratio in lowest terms, as text, and the number nearest to it. */
export type ExactRate = { readonly value: number; readonly numerator: string; readonly denominator: string };

/**
 * The product of stage rates, exactly: what "stacked" rates come to, if every stage is passed and none twice.
 *
 * Rates are read like every probability: decimals by their shortest form, percentages, ratios.
 *
 * @returns 1 for no rates at all.
 * @throws {StagewrightError} `invalid_probability` for each rate that is none, `wrong_type` of what is no list.
 *
 * @example
 * import { chainRates } from 'stagewright/conversion';
 * chainRates([0.5, 0.4, 0.5]) // => { value: 0.1, numerator: '1', denominator: '10' }
 */
export function chainRates(rates: readonly ProbabilityInput[]): ExactRate {
  demandType('rates', 'list', rates);
  const read = Array.from(rates, readProbability);
  const issues = read.flatMap((rate, index) =>
    rate === null ? [createIssue('invalid_probability', `rates.${index}`)] : [],
  );
  if (issues.length > 0) throw new StagewrightError(issues);
  return productOf(read.flatMap((rate) => rate ?? []));
}

/** The product of ratios in lowest terms. */
export function productOf(rates: readonly Fraction[]): ExactRate {
  let [numerator, denominator] = [1n, 1n];
  for (const rate of rates) {
    [numerator, denominator] = [numerator * rate.numerator, denominator * rate.denominator];
    let [large, small] = [denominator, numerator];
    while (small > 0n) [large, small] = [small, large % small];
    [numerator, denominator] = [numerator / large, denominator / large];
  }
  return { value: nearest(numerator, denominator), numerator: String(numerator), denominator: String(denominator) };
}

const DIGITS = 20;

/** Terms too long for a number are divided to more digits than one holds. */
function nearest(numerator: bigint, denominator: bigint): number {
  if (denominator <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(numerator) / Number(denominator);
  const places = Math.max(0, String(denominator).length - String(numerator).length + DIGITS);
  return Number(`${(numerator * 10n ** BigInt(places)) / denominator}e-${places}`);
}
