import { PERIOD_UNITS, type PeriodUnit } from '../values/index.js';
import { currencyCells, currencySubtotals } from './currencySubtotals.js';
import type { DealInput } from './DealInput.js';
import { listOf, notNegative, oneOf, optional } from './demand.js';
import type { Forecast } from './Forecast.js';
import { joinCells } from './ForecastCell.js';
import type { ForecastOptions } from './ForecastOptions.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { type ForecastAttribute, groupRows } from './groupRows.js';
import { type IssueTally, issueTally } from './issueTally.js';
import { moneyIn } from './moneyIn.js';
import { eachCounted, type ReadRows } from './ReadRows.js';
import { readDeals } from './readDeals.js';
import { readForecastOptions } from './readForecastOptions.js';
import { roundTotals } from './roundTotals.js';
import { sourceShares } from './sourceShares.js';
import { stageView } from './stageView.js';
import { staleRows } from './staleRows.js';
import { weightedMinor } from './weightedMinor.js';

export type WeightedForecastOptions = ForecastOptions & {
  /** Split by these; the groups add up to the total. */
  readonly groupBy?: readonly ForecastAttribute[] | undefined;
  /**
   * Split by period: won deals by the date of their close, open ones by that of their expected close. What is overdue
   * (open, expected before the date of `asOf`) and what has no date stand in the buckets `overdue` and `undated`.
   */
  readonly every?: PeriodUnit;
  /**
   * `separate` (default) keeps overdue deals in their bucket, and those of before `closing` out, counted in
   * `excluded.overdue`; `intoCurrent` takes them for expected on the date of `asOf`, in `closing` and in the periods, and says
   * so. A rate of exchange stays that of the date that was entered.
   */
  readonly overdue?: 'separate' | 'intoCurrent';
  /**
   * After how many days a probability given by hand is due for review, as is one that does not say since when it stands; left
   * out: only what has expired is stale.
   */
  readonly reviewDays?: number;
};

/**
 * The forecast that pipelines are judged by: Σ amount × probability, exact.
 *
 * Won deals count in full, open ones by the probability that stands (by hand, else from evidence, else from a model, else
 * the stage's), lost and abandoned ones not at all: they are counted in `excluded`, as is every row left out. The sum is
 * one exact ratio, rounded once; what is shown in parts (won and open, groups) is rounded together by largest remainder,
 * so that it adds up. Rows of one `opportunityId` are one opportunity: they must agree on their probability.
 *
 * Population: the deals whose date (won: `closedOn`, or `closeOn` where a row has no `closedOn`; open: `closeOn`) lies in
 * `closing`; all without it.
 *
 * @param deals Rows; a `Deal` is one. A probability is a number, a decimal, a percentage, or a ratio as text or object.
 * @returns zeros, no groups and `n` 0 for no rows. Rows that cannot be read or contradict each other never throw: they are
 * left out, counted in `excluded` and told in `warnings`, once a kind with the first ids: `invalid_deal`,
 * `invalid_amount`, `unsafe_integer`, `unknown_currency`, `too_many_decimals`, `not_money`, `invalid_probability`,
 * `no_probability`, `contradictory_status`, `contradictory_probability`, `duplicate_deal`, `mixed_currencies`, `missing_rate`, `outdated_rate`,
 * `invalid_rate`; only told: `contradictory_rates`, `rate_of_own_currency`, `contradictory_outcome`, `probability_expired`, `probability_later`, `probability_rounded`, `invalid_date` (of a
 * close, or of an expiry, which then stands and is `stale`), `unreadable_instant` (of a probability whose age is asked),
 * `overdue_moved`, `outside_fiscal_calendar`.
 * @throws {StagewrightError} for options that are wrong: `unreadable_instant`, `unknown_currency`, `invalid_date`,
 * `empty_period`, `unknown_time_zone`, `missing_property`, `wrong_type`, `unknown_choice`, `out_of_range`,
 * `unknown_property` for an option, or a part of one, that nobody reads.
 *
 * @example
 * import { type DealInput, weightedForecast } from 'stagewright/forecast';
 * const deals: DealInput[] = [
 *   { id: 'a', amount: { amount: '1000.00', currency: 'CNY' }, stage: 'bid', status: 'open', probability: { value: 0.3, source: 'stage' }, closeOn: '2026-12-01', owner: 'li' },
 *   { id: 'b', amount: { amount: '500.00', currency: 'CNY' }, stage: 'won', status: 'won', probability: { value: 1, source: 'stage' }, closeOn: '2026-10-09', owner: 'li' },
 * ];
 * const forecast = weightedForecast(deals, { asOf: '2026-11-01T00:00:00Z', currency: 'CNY' });
 * forecast.total.weighted // => { amount: '800.00', currency: 'CNY' }
 * forecast.total.won.amount // => '500.00'
 * forecast.total.open.amount // => '300.00'
 */
export function weightedForecast(deals: Iterable<DealInput>, options: WeightedForecastOptions): Forecast {
  const settings = readForecastOptions(options, {
    groupBy: optional(listOf(oneOf('stage', 'series', 'owner', 'category'))),
    every: optional(oneOf(...PERIOD_UNITS)),
    overdue: optional(oneOf('separate', 'intoCurrent')),
    reviewDays: optional(notNegative),
  });
  const { currency, rounding } = settings;
  const isOverdueMoved = options.overdue === 'intoCurrent';
  const money = moneyIn(currency);
  const { rows, n, excluded, warnings } = readDeals(deals, settings, {
    weigh: (rowClass, minor) => money(weightedMinor(rowClass, minor, rounding)),
    isOverdueMoved,
  });
  const tally = issueTally();
  const currencies = currencyCells(rows);
  const whole = joinCells([...currencies.values()].map(({ cell }) => cell));
  const { groupBy = [], every = null } = options;
  if (isOverdueMoved && (every !== null || settings.closing !== null)) tellMoved(rows, settings, tally);
  const groups = groupRows(rows, { groupBy, every }, settings, tally);
  const totals = roundTotals(
    whole,
    groups.map(({ cell }) => cell),
    currency,
    rounding,
  );
  const stale = staleRows(rows, settings, options.reviewDays ?? null, tally);
  return {
    method: 'weighted',
    asOf: settings.asOf,
    currency,
    zone: settings.calendar.zone,
    closing: settings.closing,
    n,
    excluded,
    warnings: [...warnings, ...tally.issues()],
    total: totals.total,
    groups: groups.flatMap(({ key }, index) => {
      const value = totals.groups[index];
      return value === undefined ? [] : [{ key, value }];
    }),
    byCurrency: currencySubtotals(currencies, settings),
    stageView: stageView(whole, totals.total.open, rounding),
    sources: {
      probability: sourceShares(whole, ({ part, source }) => (part === 'open' ? source : undefined), totals.total.open),
      amount: sourceShares(whole, ({ amountSource }) => amountSource, totals.total.weighted),
    },
    stale,
    deals: rows.deals,
  };
}

function tellMoved(rows: ReadRows, { today }: ForecastSettings, tally: IssueTally): void {
  eachCounted(rows, (row, { part }) => {
    const deal = rows.deals[row];
    if (part === 'open' && deal?.closeOn != null && deal.closeOn < today)
      tally.add('overdue_moved', deal.id, 'warning');
  });
}
