import type { Issue } from '../issues/index.js';
import type { DealInput } from './DealInput.js';
import { demand, iterable } from './demand.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { issueTally } from './issueTally.js';
import type { ReadRow } from './ReadRow.js';
import { rowReader } from './rowReader.js';
import { settleOpportunities } from './settleOpportunities.js';

/** The rows of a forecast, read and placed. */
export type ReadDeals = {
  readonly rows: readonly ReadRow[];
  /** How many opportunities count. */
  readonly n: number;
  /** Rows that count nothing, by reason; `invalid` could not be read at all. */
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
};

/** Reads every row once: what it is worth, where it belongs, or why it counts nothing. */
export function readDeals(deals: Iterable<DealInput>, settings: ForecastSettings): ReadDeals {
  demand({ deals }, { deals: iterable });
  const tally = issueTally();
  const read = rowReader(settings, tally);
  const rows: ReadRow[] = [];
  let invalid = 0;
  for (const deal of deals) {
    const row = read(deal);
    if (row === null) invalid++;
    else rows.push(row);
  }
  const n = settleOpportunities(rows, tally);
  const excluded: { [why: string]: number } = {};
  for (const { deal } of rows) if (deal.leftOut !== null) excluded[deal.leftOut] = (excluded[deal.leftOut] ?? 0) + 1;
  if (invalid > 0) excluded.invalid = invalid;
  return { rows, n, excluded: sortedByKey(excluded), warnings: [...settings.rates.issues, ...tally.issues()] };
}

function sortedByKey(counts: { readonly [key: string]: number }): { readonly [key: string]: number } {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
