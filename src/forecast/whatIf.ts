import { createIssue, StagewrightError, shown } from '../issues/index.js';
import { type BusinessCalendar, type DateInput, readCalendar, readDate } from '../values/index.js';
import { changedRow } from './changedRow.js';
import type { DealInput } from './DealInput.js';
import { dayIn } from './dayIn.js';
import { byKind, type Demand, demand, exactRecord, given, iterable, listOf, text } from './demand.js';
import { type ForecastDistributionOptions, forecastDistribution } from './forecastDistribution.js';
import { ifReadable } from './ifReadable.js';
import type { Law } from './Law.js';

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
 * another currency. Of two suppositions for one opportunity the later stands.
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
  const known = new Set(rows.map(opportunityOf));
  const unknown = suppositions.filter(({ opportunity }) => !known.has(opportunity));
  if (unknown.length > 0)
    throw new StagewrightError(
      unknown.map(({ opportunity }) =>
        createIssue(
          'unknown_opportunity',
          `suppositions.${suppositions.findIndex((one) => one.opportunity === opportunity)}`,
          { opportunity },
        ),
      ),
    );
  const byOpportunity = new Map(suppositions.map((supposition) => [supposition.opportunity, supposition]));
  const before = forecastDistribution(rows, options);
  const calendar = readCalendar(options.calendar ?? 'UTC');
  const supposed = rows.map((row) =>
    ifReadable(() => suppose(row, byOpportunity.get(opportunityOf(row) ?? ''), calendar), row),
  );
  return { before, after: forecastDistribution(supposed, options) };
}

/** A row that is none, or cannot be read, is told of with the law. */
function opportunityOf(row: DealInput): string | null {
  return ifReadable(() => row?.opportunityId ?? row?.id, null);
}

function suppose(row: DealInput, supposition: Supposition | undefined, calendar: BusinessCalendar): DealInput {
  if (supposition === undefined) return row;
  if (supposition.becomes === 'slipped') return changedRow(row, { closeOn: supposition.closeOn });
  if (supposition.becomes === 'lost') return changedRow(row, { status: 'lost', probability: null });
  if (row.status === 'won') return row;
  // As certain as a win, and yet open: nobody knows the rate of exchange of a day to come.
  const closeOn = row.closedOn == null ? row.closeOn : dayIn(calendar, row.closedOn);
  return changedRow(row, { status: 'open', probability: CERTAIN, closeOn });
}
