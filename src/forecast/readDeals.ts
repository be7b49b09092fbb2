import type { Issue } from '../issues/index.js';
import type { DealInput } from './DealInput.js';
import { demand, iterable } from './demand.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { issueTally } from './issueTally.js';
import { moneyIn } from './moneyIn.js';
import type { ReadRow } from './ReadRow.js';
import { rowReader, type Weigh } from './rowReader.js';
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

/**
 * Reads every row once: what it is worth, where it belongs, or why it counts nothing.
 *
 * @param weigh What a row is told to count; left out: nothing, where rows are not told.
 */
export function readDeals(deals: Iterable<DealInput>, settings: ForecastSettings, weigh?: Weigh): ReadDeals {
  demand({ deals }, { deals: iterable });
  const tally = issueTally();
  const nothing = moneyIn(settings.currency)(0);
  const read = rowReader(settings, tally, nothing, weigh);
  const rows: ReadRow[] = [];
  let invalid = 0;
  for (const deal of deals) {
    const row = read(deal);
    if (row === null) invalid++;
    else rows.push(row);
  }
  const n = settleOpportunities(rows, tally, nothing);
  const excluded: { [why: string]: number } = {};
  for (const { rowClass, deal } of rows)
    if (rowClass === null && deal.leftOut !== null) excluded[deal.leftOut] = (excluded[deal.leftOut] ?? 0) + 1;
  if (invalid > 0) excluded.invalid = invalid;
  return { rows, n, excluded: sortedByKey(excluded), warnings: [...settings.rates.issues, ...tally.issues()] };
}

function sortedByKey(counts: { readonly [key: string]: number }): { readonly [key: string]: number } {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
