import { createIssue, type Issue } from '../issues/index.js';
import { compensatedSum } from '../statistics/index.js';
import type { DealInput } from './DealInput.js';
import { type Draw, drawsOf } from './Draws.js';
import type { ForecastOptions } from './ForecastOptions.js';
import { type ForecastScope, scopeOf } from './ForecastScope.js';
import { readDeals } from './readDeals.js';
import { readForecastOptions } from './readForecastOptions.js';

/** How much of the open forecast hangs on few deals. Everything is `null` without an open amount. */
export type ForecastConcentration = ForecastScope & {
  readonly method: 'concentration';
  readonly asOf: string;
  /** How many open opportunities with a positive amount. */
  readonly n: number;
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
  /** The largest amount over all. */
  readonly largestShare: number | null;
  /** Σ (share of the amount)², 1/n to 1. */
  readonly herfindahl: number | null;
  /** 1/Herfindahl: as many equal deals would be as spread out. */
  readonly effectiveDeals: number | null;
  /** The share of the variance Σa²p(1−p) that the deal with the most of it carries; `null` where nothing is uncertain. */
  readonly topVarianceShare: number | null;
  /** The five opportunities with the largest share of the variance. */
  readonly top: readonly {
    readonly opportunity: string;
    readonly share: number;
    readonly varianceShare: number | null;
  }[];
};

/** Below so many effective deals, and above such a share of the variance, a weighted total says little. */
const FEW = 20n;
const DOMINANT = 0.5;
const TOLD = 5;

/**
 * Whether a weighted forecast can be trusted at all: the largest share, Herfindahl's index, the effective number of deals,
 * and the share of the variance that the top deal carries.
 *
 * Fixed stage probabilities are right on average over many deals; with few large ones the average never happens. A deal of
 * 30 million in a pipeline of 100 at a fixed 30 % adds 9 million to the forecast, and comes as 30 or as nothing.
 *
 * Population: open opportunities with an amount above 0 and a probability, within `closing`. Warnings:
 * `concentrated_forecast` where fewer than 20 deals are effective, or one carries more than half of the variance.
 *
 * @returns `null` throughout and no warning of its own where nothing with an amount is open.
 * @throws {StagewrightError} for options that are wrong, as `weightedForecast`.
 *
 * @example
 * import { forecastConcentration } from 'stagewright/forecast';
 * const deal = (id: string, amount: string) => ({
 *   id, amount: { amount, currency: 'CNY' }, stage: 'bid', status: 'open', probability: { value: 0.3, source: 'stage' }, closeOn: null, owner: null,
 * }) as const;
 * const found = forecastConcentration([deal('a', '300'), deal('b', '100')], { asOf: '2026-11-01T00:00:00Z', currency: 'CNY' });
 * found.largestShare // => 0.75
 * found.topVarianceShare // => 0.9
 * found.warnings.map(({ code }) => code) // => ['concentrated_forecast']
 */
export function forecastConcentration(deals: Iterable<DealInput>, options: ForecastOptions): ForecastConcentration {
  const settings = readForecastOptions(options);
  const { rows, excluded, warnings } = readDeals(deals, settings);
  const open = drawsOf(rows, settings.rounding).open.filter(({ minor }) => minor > 0n);
  const total = open.reduce((sum, { minor }) => sum + minor, 0n);
  const variance = compensatedSum(open.map(varianceOf));
  const parts = open
    .map((draw) => ({
      opportunity: draw.opportunity,
      share: Number(draw.minor) / Number(total),
      varianceShare: variance === 0 ? null : varianceOf(draw) / variance,
    }))
    .sort(
      (a, b) =>
        (b.varianceShare ?? 0) - (a.varianceShare ?? 0) ||
        b.share - a.share ||
        (a.opportunity < b.opportunity ? -1 : 1),
    );
  const herfindahl = open.length === 0 ? null : compensatedSum(parts.map(({ share }) => share * share));
  const effectiveDeals = herfindahl === null ? null : 1 / herfindahl;
  const topVarianceShare = parts[0]?.varianceShare ?? null;
  // Exactly: twenty equal deals are twenty, whatever the last digit of a sum of squares.
  const areFew = total * total < FEW * open.reduce((sum, { minor }) => sum + minor * minor, 0n);
  const isConcentrated = areFew || (topVarianceShare !== null && topVarianceShare > DOMINANT);
  return {
    method: 'concentration',
    asOf: settings.asOf,
    ...scopeOf(settings),
    n: open.length,
    excluded,
    warnings: isConcentrated
      ? [...warnings, createIssue('concentrated_forecast', 'deals', { effectiveDeals, topVarianceShare }, 'warning')]
      : warnings,
    largestShare: parts.reduce<number | null>(
      (most, { share }) => (most === null || share > most ? share : most),
      null,
    ),
    herfindahl,
    effectiveDeals,
    topVarianceShare,
    top: parts.slice(0, TOLD),
  };
}

function varianceOf({ minor, chance }: Draw): number {
  return Number(minor) ** 2 * chance * (1 - chance);
}
