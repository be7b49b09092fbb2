import {
  atLeast,
  type FactorLawEffort,
  factorVariance,
  gaussianFactorLaw,
  LAST_DIGITS,
  lawQuantile,
  type SumLaw,
} from '../statistics/index.js';
import type { Draws } from './Draws.js';

/** The law of the whole forecast: a certain part, and what is drawn. Amounts are floats of minor units. */
export type TotalLaw = {
  readonly method: string;
  readonly atMost: (minor: number) => number;
  /** Of an exact amount, which is held against what is certain exactly. */
  readonly atLeast: (minor: bigint) => number;
  readonly quantile: (level: number) => number;
  /** E max(minor − S, 0). */
  readonly gap: (minor: number | bigint) => number;
  /** Var S; found when it is asked for. */
  readonly variance: () => number;
  readonly errorBound: SumLaw['errorBound'];
  readonly smoothedBy: number;
};

/**
 * The law of the sum of all draws, shifted by what is certain.
 *
 * What is won, and what comes with probability 1, is certain; what has no amount or no probability is left out; a negative
 * amount is the certain amount itself and, with the opposite probability, its opposite.
 */
export function totalLaw({ won, open }: Draws, correlation: number, effort: FactorLawEffort = 'fine'): TotalLaw {
  let exactly = won;
  const amounts: number[] = [];
  const probabilities: number[] = [];
  for (const { minor, chance } of open) {
    if (minor === 0n || chance === 0) continue;
    if (chance === 1 || minor < 0n) exactly += minor;
    if (chance === 1) continue;
    amounts.push(Math.abs(Number(minor)));
    probabilities.push(minor > 0n ? chance : 1 - chance);
  }
  const sum = { amounts: Float64Array.from(amounts), probabilities: Float64Array.from(probabilities) };
  const law = gaussianFactorLaw(sum, correlation, effort);
  const certain = Number(exactly);
  const drawn = (minor: number | bigint) => (typeof minor === 'bigint' ? Number(minor - exactly) : minor - certain);
  const furthest = law.highest + Math.abs(certain);
  // Beyond 2^53 minor units floats do not hold every one.
  const lost = furthest > Number.MAX_SAFE_INTEGER ? furthest * LAST_DIGITS : 0;
  return {
    method: law.method,
    atMost: (minor) => law.cdf(drawn(minor)),
    atLeast: (minor) => atLeast(law, drawn(minor)),
    quantile: (level) => certain + lawQuantile(law, level),
    gap: (minor) => law.gap(drawn(minor)),
    variance: () => factorVariance(sum, correlation),
    errorBound: { ...law.errorBound, amount: law.errorBound.amount + lost },
    smoothedBy: law.smoothedBy,
  };
}
