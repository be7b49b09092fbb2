import type { Issue } from '../issues/index.js';
import { currencyDigits, decimalUnits, type Money, type MoneyInput } from '../values/index.js';
import type { DealInput } from './DealInput.js';
import { given } from './demand.js';
import type { ForecastOptions } from './ForecastOptions.js';
import type { ForecastScope } from './ForecastScope.js';
import { moneyIn } from './moneyIn.js';
import { readForecastOptions } from './readForecastOptions.js';
import { readQuota } from './readQuota.js';
import { shareOf, type TowardsQuota, towardsQuota } from './towardsQuota.js';
import { weightedForecast } from './weightedForecast.js';

export type PipelineCoverageOptions = ForecastOptions & {
  /** What is to be won in the period of `closing`, in the forecast's currency. */
  readonly quota: MoneyInput;
};

/** How far the open pipeline and what is won carry towards a quota. */
export type PipelineCoverage = Omit<TowardsQuota, 'forecastAttainment'> &
  ForecastScope & {
    readonly method: 'pipelineCoverage';
    readonly asOf: string;
    readonly n: number;
    readonly excluded: { readonly [why: string]: number };
    readonly warnings: readonly Issue[];
    /** Open amounts in full. */
    readonly open: Money;
    /** open / quota. */
    readonly gross: number | null;
    /** open / (quota − won); `null` where nothing remains. */
    readonly remainingCoverage: number | null;
    /** The weighted forecast / quota. */
    readonly weightedAttainment: number | null;
  };

/**
 * Coverage and attainment of a quota: open amounts over the quota (`gross`) and over what is still missing
 * (`remainingCoverage`), and what is won, and forecast, over the quota.
 *
 * Two numbers are called coverage; both are here under their names. Population: that of `weightedForecast` with the same
 * options; with `closing`, only deals of that period count on either side. Overdue deals inside the period count as open.
 *
 * @returns ratios are `null` for a quota of 0, and `remainingCoverage` where nothing remains.
 * @throws {StagewrightError} for options that are wrong: as `weightedForecast`, and for the quota as `forecastDistribution`.
 *
 * @example
 * import { pipelineCoverage } from 'stagewright/forecast';
 * const deal = (id: string, status: 'open' | 'won', amount: string) => ({
 *   id, status, amount: { amount, currency: 'CNY' }, stage: 'bid', probability: { value: status === 'won' ? 1 : 0.5, source: 'stage' }, closeOn: '2026-12-01', owner: null,
 * }) as const;
 * const found = pipelineCoverage([deal('a', 'won', '400'), deal('b', 'open', '900')], {
 *   asOf: '2026-11-01T00:00:00Z', currency: 'CNY', quota: { amount: '1000', currency: 'CNY' },
 * });
 * found.gross // => 0.9
 * found.remainingCoverage // => 1.5
 * found.attainment // => 0.4
 */
export function pipelineCoverage(deals: Iterable<DealInput>, options: PipelineCoverageOptions): PipelineCoverage {
  const { currency } = readForecastOptions(options, { quota: given });
  const { quota: asked, ...rest } = options;
  const quota = readQuota(asked, currency) ?? 0n;
  const { asOf, zone, closing, n, excluded, warnings, total } = weightedForecast(deals, rest);
  const { forecastAttainment: weightedAttainment, ...stand } = towardsQuota(total, quota);
  const units = ({ amount }: Money) => decimalUnits(amount, currencyDigits(currency));
  const open = units(total.unweighted) - units(total.won);
  return {
    method: 'pipelineCoverage',
    asOf,
    zone,
    closing,
    n,
    excluded,
    warnings,
    ...stand,
    open: moneyIn(currency)(open),
    gross: shareOf(open, quota),
    remainingCoverage: shareOf(open, units(stand.remaining)),
    weightedAttainment,
  };
}
