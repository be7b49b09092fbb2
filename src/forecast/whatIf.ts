import { createIssue, StagewrightError } from '../issues/index.js';
import type { DateInput } from '../values/index.js';
import type { DealInput } from './DealInput.js';
import { type ForecastDistributionOptions, forecastDistribution } from './forecastDistribution.js';
import type { Law } from './Law.js';

/** What is supposed of one opportunity. */
export type Supposition =
  | { readonly opportunity: string; readonly becomes: 'won' | 'lost' }
  | { readonly opportunity: string; readonly becomes: 'slipped'; readonly closeOn: DateInput };

/** The law as it is, and as it would be. */
export type WhatIf = { readonly before: Law; readonly after: Law };

/**
 * How the law of the forecast moves when some deals are supposed won, lost, or slipped to a later date. A win supposed
 * without a date closes where it was expected to.
 *
 * @throws {StagewrightError} `unknown_opportunity` for one that is not among the deals; else as `forecastDistribution`.
 */
export function whatIf(
  deals: Iterable<DealInput>,
  suppositions: readonly Supposition[],
  options: ForecastDistributionOptions,
): WhatIf {
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
  const supposed = rows.map((row) => suppose(row, byOpportunity.get(opportunityOf(row))));
  return { before: forecastDistribution(rows, options), after: forecastDistribution(supposed, options) };
}

function opportunityOf({ id, opportunityId }: DealInput): string {
  return opportunityId ?? id;
}

function suppose(row: DealInput, supposition: Supposition | undefined): DealInput {
  if (supposition === undefined) return row;
  if (supposition.becomes === 'slipped') return { ...row, closeOn: supposition.closeOn };
  return { ...row, status: supposition.becomes, probability: null };
}
