import { createIssue, StagewrightError, shown } from '../issues/index.js';
import { type BusinessCalendar, type DateInput, readDate } from '../values/index.js';
import { changedRow } from './changedRow.js';
import type { DealInput } from './DealInput.js';
import { dayIn } from './dayIn.js';
import { byKind, type Demand, demand, exactRecord, given, iterable, listOf, text } from './demand.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { distributionDemands, type ForecastDistributionOptions, forecastDistribution } from './forecastDistribution.js';
import { ifReadable } from './ifReadable.js';
import type { Law } from './Law.js';
import type { LeftOut } from './LeftOut.js';
import { opportunityOf } from './ReadRows.js';
import { readDeals } from './readDeals.js';
import { readForecastOptions } from './readForecastOptions.js';

/** What is supposed of one opportunity. */
export type Supposition =
  | { readonly opportunity: string; readonly becomes: 'won' | 'lost' }
  | { readonly opportunity: string; readonly becomes: 'slipped'; readonly closeOn: DateInput };

/** The law as it is, and as it would be. */
export type WhatIf = { readonly before: Law; readonly after: Law };

const CERTAIN = { value: 1, source: 'manual' } as const;

const SUPPOSITION: Demand = (value, path) =>
  byKind('becomes', {
    won: exactRecord({ becomes: given, opportunity: text }),
    lost: exactRecord({ becomes: given, opportunity: text }),
    slipped: exactRecord({
      becomes: given,
      opportunity: text,
      closeOn: (value, path) =>
        readDate(value) === null ? [createIssue('invalid_date', path, { value: shown(value) })] : [],
    }),
  })(value, path);

/**
 * How the law of the forecast moves when some deals are supposed won, lost, or slipped to a later date: both laws as
 * `forecastDistribution` tells them. All rows of an opportunity are supposed together; a win closes on the date that the row
 * has for its close, else where it was expected to, and is worth what an open deal is: at the rate of exchange of `asOf`, if in
 * another currency. A win that slips is as certain as it was, on the later date. Of two suppositions for one opportunity the
 * later stands.
 *
 * What counts nothing either way, for want of a date in the window for instance, moves nothing: `after.warnings` tell it
 * (`supposed_in_vain`), with the reason.
 *
 * @returns twice the same law where nothing is supposed.
 * @throws {StagewrightError} `unknown_opportunity` for one that is not among the deals, `unknown_choice` for what it becomes,
 * `invalid_date`; else as `forecastDistribution`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { whatIf } from 'stagewright/forecast';
 * const deal = (id: string, amount: string, value: number) => ({
 *   id, amount: { amount, currency: 'CNY' }, stage: 'bid', status: 'open', probability: { value, source: 'stage' }, closeOn: '2026-12-01', owner: null,
 * }) as const;
 * const { before, after } = whatIf([deal('a', '100', 0.5), deal('b', '200', 0.25)], [{ opportunity: 'b', becomes: 'won' }], {
 *   asOf: '2026-11-01T00:00:00Z', currency: 'CNY', quota: { amount: '250', currency: 'CNY' },
 * });
 * after.mean.amount // => '250.00'
 * // Both, 1/2 · 1/4; then a alone decides.
 * before.quota?.probability // => 0.125
 * after.quota?.probability // => 0.5
 */
export function whatIf(
  deals: Iterable<DealInput>,
  suppositions: readonly Supposition[],
  options: ForecastDistributionOptions,
): WhatIf {
  demand({ deals, suppositions }, { deals: iterable, suppositions: listOf(SUPPOSITION) });
  const rows = [...deals];
  const known = new Set(rows.map(idOf));
  const unknown = suppositions.flatMap(({ opportunity }, index) =>
    known.has(opportunity) ? [] : [createIssue('unknown_opportunity', `suppositions.${index}`, { opportunity })],
  );
  if (unknown.length > 0) throw new StagewrightError(unknown);
  const byOpportunity = new Map(suppositions.map((supposition) => [supposition.opportunity, supposition]));
  const before = forecastDistribution(rows, options);
  const settings = readForecastOptions(options, distributionDemands());
  const supposed = rows.map((row) =>
    ifReadable(() => suppose(row, byOpportunity.get(idOf(row) ?? ''), settings.calendar), row),
  );
  const after = forecastDistribution(supposed, options);
  const isSupposed = (row: DealInput) => byOpportunity.has(idOf(row) ?? '');
  const was = fates(rows.filter(isSupposed), settings);
  const is = fates(supposed.filter(isSupposed), settings);
  const inVain = suppositions.flatMap((supposition, index) => {
    const { opportunity } = supposition;
    const problem = is.has(opportunity) ? is.get(opportunity) : 'invalid';
    if (byOpportunity.get(opportunity) !== supposition || was.get(opportunity) === null || problem == null) return [];
    return [createIssue('supposed_in_vain', `suppositions.${index}`, { opportunity, problem }, 'warning')];
  });
  return { before, after: { ...after, warnings: [...after.warnings, ...inVain] } };
}

/** A row that is none, or cannot be read, is told of with the law. */
function idOf(row: DealInput): string | null {
  return ifReadable(() => (row == null ? null : opportunityOf(row)), null);
}

/** By opportunity why it counts nothing; `null` where it counts. */
function fates(deals: readonly DealInput[], settings: ForecastSettings): ReadonlyMap<string, LeftOut | null> {
  const found = new Map<string, LeftOut | null>();
  for (const deal of readDeals(deals, settings).rows.deals) {
    const opportunity = opportunityOf(deal);
    if (found.get(opportunity) !== null) found.set(opportunity, deal.leftOut);
  }
  return found;
}

function suppose(row: DealInput, supposition: Supposition | undefined, calendar: BusinessCalendar): DealInput {
  if (supposition === undefined) return row;
  const { becomes } = supposition;
  if (becomes === 'lost') return changedRow(row, { status: 'lost', probability: null });
  // As certain as a win, and yet open: nobody knows the rate of exchange of a day to come.
  const wonOn = (closeOn: DateInput | null) => changedRow(row, { status: 'open', probability: CERTAIN, closeOn });
  if (becomes === 'slipped')
    return row.status === 'won' ? wonOn(supposition.closeOn) : changedRow(row, { closeOn: supposition.closeOn });
  if (row.status === 'won') return row;
  return wonOn(row.closedOn == null ? row.closeOn : dayIn(calendar, row.closedOn));
}
