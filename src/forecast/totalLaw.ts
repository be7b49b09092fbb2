import { atLeast, type FactorLawEffort, gaussianFactorLaw, lawQuantile, type SumLaw } from '../statistics/index.js';
import type { Draws } from './Draws.js';

/** The law of the whole forecast: a certain part, and what is drawn. Amounts are floats of minor units. */
export type TotalLaw = {
  readonly method: string;
  readonly atMost: (minor: number) => number;
  readonly atLeast: (minor: number) => number;
  readonly quantile: (level: number) => number;
  /** E max(minor − S, 0). */
  readonly gap: (minor: number) => number;
  readonly errorBound: SumLaw['errorBound'];
  readonly smoothedBy: number;
  readonly lowest: number;
  readonly highest: number;
};

/**
 * The law of the sum of all draws, shifted by what is certain.
 *
 * What is won, and what comes with probability 1, is certain; what has no amount or no probability is left out; a negative
 * amount is the certain amount itself and, with the opposite probability, its opposite.
 */
export function totalLaw({ won, open }: Draws, correlation: number, effort: FactorLawEffort = 'fine'): TotalLaw {
  let certain = Number(won);
  const amounts: number[] = [];
  const probabilities: number[] = [];
  for (const { minor, chance } of open) {
    const amount = Number(minor);
    if (amount === 0 || chance === 0) continue;
    if (chance === 1) certain += amount;
    else if (amount > 0) {
      amounts.push(amount);
      probabilities.push(chance);
    } else {
      certain += amount;
      amounts.push(-amount);
      probabilities.push(1 - chance);
    }
  }
  const law = gaussianFactorLaw(
    { amounts: Float64Array.from(amounts), probabilities: Float64Array.from(probabilities) },
    correlation,
    effort,
  );
  const { highest } = law;
  // Beyond 2^53 minor units floats do not hold every one.
  const lost = highest + Math.abs(certain) > Number.MAX_SAFE_INTEGER ? (highest + Math.abs(certain)) * 2 ** -50 : 0;
  return {
    method: law.method,
    atMost: (minor) => law.cdf(minor - certain),
    atLeast: (minor) => atLeast(law, minor - certain),
    quantile: (level) => certain + lawQuantile(law, level),
    gap: (minor) => law.gap(minor - certain),
    errorBound: { ...law.errorBound, amount: law.errorBound.amount + lost },
    smoothedBy: law.smoothedBy,
    lowest: certain + law.lowest,
    highest: certain + highest,
  };
}
