import type { Issue } from '../issues/index.js';
import { createIssue } from '../issues/index.js';
import { outcomeCorrelation } from '../statistics/index.js';
import type { MoneyInput } from '../values/index.js';
import type { DealInput } from './DealInput.js';
import { type Draws, drawsOf } from './Draws.js';
import { type Demands, given, listOf, number, optional, share, whole } from './demand.js';
import type { ForecastOptions } from './ForecastOptions.js';
import { scopeOf } from './ForecastScope.js';
import type { Law, PlateauInterval } from './Law.js';
import { lawTeller } from './lawTeller.js';
import { readCorrelation } from './readCorrelation.js';
import { readDeals } from './readDeals.js';
import { readForecastOptions } from './readForecastOptions.js';
import { readQuota } from './readQuota.js';
import { totalLaw } from './totalLaw.js';

export type ForecastDistributionOptions = ForecastOptions & {
  /** What is to be reached, in the forecast's currency. */
  readonly quota?: MoneyInput;
  /**
   * How strongly deals hang together, 0 (default) to 1: the correlation of a hidden normal factor behind all outcomes, not
   * of the outcomes themselves, which is smaller (`correlation.ofOutcomes`).
   */
  readonly latentCorrelation?: number;
  /**
   * Under which correlations q10 is told beside the law; default 0, 0.05 and 0.2. Of many thousands of deals they take most of
   * the time (docs/decisions/0004): fewer of them take less, `[]` none.
   */
  readonly q10Correlations?: readonly number[];
  /** How many points of the law are given for plotting; default 65. */
  readonly points?: number;
};

/** Correlations under which q10 is told where nobody asked for any: they may cost no more than a glance. */
const SHOWN_CORRELATIONS = [0, 0.05, 0.2] as const;

/** Where the probability of a bound is above this, any level from next to nothing to twice that of q10 would do. */
const HALF_OF_Q10 = 0.05;

/**
 * What the forecast may come to, and how likely: mean, spread, quantiles, the odds of a quota, the law for plotting.
 *
 * Every open opportunity is one draw: its whole amount with its probability, else nothing; won ones are certain. The law of
 * the sum is exact up to 24 draws and where amounts share a step, else inverted from its characteristic function within
 * `errorBound`. Nothing is drawn at random: the same deals give the same law. A normal curve through mean and deviation is
 * not offered: with one deal of 60 % of the total its q10 is off by more than half a deviation.
 *
 * Deals are independent unless a correlation is given. What that assumption hides is told beside it: q10 under three
 * correlations, found with less effort and each with its own bound (docs/decisions/0004); one that is hardly known is told of
 * (`q10_uncertain`).
 *
 * Population and rows left out: as `weightedForecast`, whose total is the mean here.
 *
 * @returns zeros and `n` 0 for no deals.
 * @throws {StagewrightError} for options that are wrong: those of `weightedForecast`; `not_money`, `invalid_amount` …, and
 * `wrong_currency` for the quota; `out_of_range` for a correlation, and for under 2 or over 10,000 points.
 *
 * @example
 * import { forecastDistribution } from 'stagewright/forecast';
 * const deal = (id: string, amount: string, value: number) => ({
 *   id, amount: { amount, currency: 'CNY' }, stage: 'bid', status: 'open', probability: { value, source: 'stage' }, closeOn: null, owner: null,
 * }) as const;
 * const law = forecastDistribution([deal('a', '100.00', 0.5), deal('b', '200.00', 0.25)], {
 *   asOf: '2026-11-01T00:00:00Z', currency: 'CNY', quota: { amount: '200', currency: 'CNY' },
 * });
 * law.method // => 'enumeration'
 * law.mean // => { amount: '100.00', currency: 'CNY' }
 * law.quantiles.q50.amount // => '100.00'
 * law.quota?.probability // => 0.25
 */
export function forecastDistribution(deals: Iterable<DealInput>, options: ForecastDistributionOptions): Law {
  const settings = readForecastOptions(options, distributionDemands());
  const quota = readQuota(options.quota, settings.currency);
  const latent = readCorrelation(options.latentCorrelation);
  const { rows, n, excluded, warnings } = readDeals(deals, settings);
  const draws = drawsOf(rows, settings.rounding);
  const law = totalLaw(draws, latent);
  const tell = lawTeller(law, settings.currency);
  const plateaus = { q10: tell.plateau(0.1), q50: tell.plateau(0.5), q90: tell.plateau(0.9) };
  const { mean, sd } = tell.moments(rows, settings.rounding);
  const q10ByCorrelation = (options.q10Correlations ?? SHOWN_CORRELATIONS).map((shown) => {
    const other = shown === latent ? tell : lawTeller(totalLaw(draws, shown, 'coarse'), settings.currency);
    return { latent: shown, q10: other.quantile(0.1), errorBound: other.errorBound };
  });
  return {
    method: law.method,
    asOf: settings.asOf,
    ...scopeOf(settings),
    currency: settings.currency,
    n,
    excluded,
    warnings: [...warnings, ...plateauWarnings(plateaus), ...uncertainWarnings(q10ByCorrelation)],
    errorBound: tell.errorBound,
    smoothedBy: law.smoothedBy === 0 ? null : tell.money(law.smoothedBy),
    mean,
    sd,
    quantiles: { q10: tell.quantile(0.1), q50: tell.quantile(0.5), q90: tell.quantile(0.9) },
    plateaus,
    expectedShortfall: { level: 0.1, amount: tell.shortfall(0.1) },
    quota: quota === null ? null : tell.quota(quota),
    correlation: { latent, ofOutcomes: outcomeCorrelation(latent, meanChance(draws)) },
    q10ByCorrelation,
    points: tell.points(options.points ?? 65),
  };
}

/** The mean probability of the open draws, that of a coin without any. */
function meanChance({ open }: Draws): number {
  return open.length === 0 ? 0.5 : open.reduce((sum, { chance }) => sum + chance, 0) / open.length;
}

function uncertainWarnings(told: Law['q10ByCorrelation']): readonly Issue[] {
  return told.flatMap(({ latent, errorBound: { probability } }, index) =>
    probability > HALF_OF_Q10
      ? [createIssue('q10_uncertain', `q10ByCorrelation.${index}`, { latent, probability }, 'warning')]
      : [],
  );
}

function plateauWarnings(plateaus: { readonly [level: string]: PlateauInterval }): readonly Issue[] {
  return Object.entries(plateaus).flatMap(([level, interval]) =>
    interval === null
      ? []
      : [
          createIssue(
            'quantile_on_plateau',
            `quantiles.${level}`,
            { level, low: interval.low, high: interval.high },
            'warning',
          ),
        ],
  );
}

/** Of its own options; made when asked for. */
export const distributionDemands = (): Demands => ({
  quota: optional(given),
  latentCorrelation: optional(number),
  q10Correlations: optional(listOf(share)),
  points: optional(whole(2, 10_000)),
});
