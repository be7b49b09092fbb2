import type { Issue } from '../issues/index.js';
import { atLeast, gaussianFactorLaw, lawQuantile } from '../statistics/index.js';
import type { DealInput } from './DealInput.js';
import { drawsOf } from './Draws.js';
import { number, optional } from './demand.js';
import type { ForecastOptions } from './ForecastOptions.js';
import { readCorrelation } from './readCorrelation.js';
import { readDeals } from './readDeals.js';
import { readForecastOptions } from './readForecastOptions.js';
import { soughtLevel } from './soughtLevel.js';

export type WinCountOptions = ForecastOptions & {
  /** As in `forecastDistribution`. */
  readonly latentCorrelation?: number;
};

/** How many opportunities will have been won. */
export type WinCountDistribution = {
  readonly method: string;
  readonly asOf: string;
  readonly n: number;
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
  /** Won already: certain. */
  readonly won: number;
  readonly open: number;
  /** Won ones and Σp. */
  readonly mean: number;
  readonly quantiles: { readonly q10: number; readonly q50: number; readonly q90: number };
  /** P(at least k wins), from k = 0 on; the last one that is not 0 ends it. */
  readonly atLeast: readonly number[];
};

/**
 * The law of the number of wins: won opportunities and, for each open one, a draw with its probability (Poisson's binomial
 * law; exact up to 1,999 open ones that are independent, and as the law of amounts is under a common factor). Amounts do not
 * matter, but a row without one is left out like anywhere else.
 *
 * @returns `atLeast` [1] for no opportunities: none is won for certain.
 * @throws {StagewrightError} for options that are wrong, as `forecastDistribution`.
 *
 * @example
 * import { winCountDistribution } from 'stagewright/forecast';
 * const deal = (id: string, amount: string, value: number) => ({
 *   id, amount: { amount, currency: 'CNY' }, stage: 'bid', status: 'open', probability: { value, source: 'stage' }, closeOn: '2026-12-01', owner: null,
 * }) as const;
 * const law = winCountDistribution([deal('a', '100', 0.5), deal('b', '200', 0.25)], { asOf: '2026-11-01T00:00:00Z', currency: 'CNY' });
 * // At least one: 1 − 1/2 · 3/4; both: 1/2 · 1/4.
 * law.atLeast // => [1, 0.625, 0.125]
 * law.mean // => 0.75
 * law.quantiles.q50 // => 1
 */
export function winCountDistribution(deals: Iterable<DealInput>, options: WinCountOptions): WinCountDistribution {
  const settings = readForecastOptions(options, { latentCorrelation: optional(number) });
  const latent = readCorrelation(options.latentCorrelation);
  const { rows, n, excluded, warnings } = readDeals(deals, settings);
  const { wonOpportunities, open } = drawsOf(rows, settings.rounding);
  const certain = wonOpportunities + open.filter(({ chance }) => chance === 1).length;
  const chances = open.map(({ chance }) => chance).filter((chance) => chance > 0 && chance < 1);
  const law = gaussianFactorLaw(
    { amounts: new Float64Array(chances.length).fill(1), probabilities: Float64Array.from(chances) },
    latent,
  );
  const quantile = (level: number) => certain + lawQuantile(law, soughtLevel(level, law.errorBound));
  const tail = Array.from({ length: law.highest + 1 }, (_, wins) => atLeast(law, wins));
  return {
    method: law.method,
    asOf: settings.asOf,
    n,
    excluded,
    warnings,
    won: wonOpportunities,
    open: open.length,
    mean: certain + chances.reduce((sum, chance) => sum + chance, 0),
    quantiles: {
      q10: quantile(0.1),
      q50: quantile(0.5),
      q90: quantile(0.9),
    },
    atLeast: [...new Array<number>(certain).fill(1), ...tail],
  };
}
