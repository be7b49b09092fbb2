import type { Issue } from '../issues/index.js';
import { compensatedSum } from '../statistics/index.js';
import type { Money } from '../values/index.js';
import type { DealInput } from './DealInput.js';
import { drawsOf } from './Draws.js';
import type { ForecastOptions } from './ForecastOptions.js';
import { moneyIn } from './moneyIn.js';
import { readDeals } from './readDeals.js';
import { readForecastOptions } from './readForecastOptions.js';

/** What one open opportunity brings to the forecast's mean and to its uncertainty. */
export type Contribution = {
  readonly opportunity: string;
  readonly amount: Money;
  readonly probability: number;
  /** Share of the open mean Σap; `null` where that is 0. */
  readonly meanShare: number | null;
  /** Share of the variance Σa²p(1−p); `null` where that is 0. */
  readonly varianceShare: number | null;
};

export type Contributions = {
  readonly method: 'contributions';
  readonly asOf: string;
  /** Open opportunities. */
  readonly n: number;
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
  readonly opportunities: readonly Contribution[];
};

/**
 * Which open opportunities carry the forecast: shares of the mean and of the variance, largest share of the variance
 * first, equal ones by id. Both add up to 1. A deal that carries much variance and little mean is a lottery ticket.
 *
 * @returns no opportunities where none is open; rows left out are counted and told as in `weightedForecast`.
 * @throws {StagewrightError} for options that are wrong, as `weightedForecast`.
 *
 * @example
 * import { contributions } from 'stagewright/forecast';
 * const deal = (id: string, amount: string, value: number) => ({
 *   id, amount: { amount, currency: 'CNY' }, stage: 'bid', status: 'open', probability: { value, source: 'stage' }, closeOn: '2026-12-01', owner: null,
 * }) as const;
 * const found = contributions([deal('a', '100', 0.5), deal('b', '200', 0.25)], { asOf: '2026-11-01T00:00:00Z', currency: 'CNY' });
 * // Means 50 and 50; variances 100² · ¼ and 200² · 3/16.
 * found.opportunities.map(({ opportunity, meanShare, varianceShare }) => [opportunity, meanShare, varianceShare]) // => [['b', 0.5, 0.75], ['a', 0.5, 0.25]]
 */
export function contributions(deals: Iterable<DealInput>, options: ForecastOptions): Contributions {
  const settings = readForecastOptions(options);
  const money = moneyIn(settings.currency);
  const { rows, excluded, warnings } = readDeals(deals, settings);
  const parts = drawsOf(rows, settings.rounding).open.map((draw) => ({
    ...draw,
    mean: Number(draw.minor) * draw.chance,
    variance: Number(draw.minor) ** 2 * draw.chance * (1 - draw.chance),
  }));
  const mean = compensatedSum(parts.map((part) => part.mean));
  const variance = compensatedSum(parts.map((part) => part.variance));
  const opportunities = parts
    .sort((a, b) => b.variance - a.variance || b.mean - a.mean || (a.opportunity < b.opportunity ? -1 : 1))
    .map((part) => ({
      opportunity: part.opportunity,
      amount: money(part.minor),
      probability: part.chance,
      meanShare: mean === 0 ? null : part.mean / mean,
      varianceShare: variance === 0 ? null : part.variance / variance,
    }));
  return { method: 'contributions', asOf: settings.asOf, n: parts.length, excluded, warnings, opportunities };
}
