import type { DealProbability, Fraction } from '../values/index.js';
import type { DatedRate } from './RateTable.js';

/**
 * What rows have in common that differ in nothing but their amount: their amounts are added up as whole numbers, and
 * multiplied once. All totals of a forecast come from such sums.
 */
export type RowClass = {
  readonly part: 'won' | 'open';
  readonly currency: string;
  readonly rate: DatedRate | null;
  readonly probability: Fraction;
  readonly source: DealProbability['source'];
  readonly amountSource: string | null;
  /** What the stage alone would say, where it is known. */
  readonly stageProbability: Fraction | null;
  /** From minor units of the row's currency to minor units of the forecast's: by the rate and the digits of both. */
  readonly conversion: Fraction;
  /** What its amounts are multiplied by: probability × conversion; also as two floats, for amounts that are small. */
  readonly weight: Fraction & { readonly above: number; readonly below: number };
};
