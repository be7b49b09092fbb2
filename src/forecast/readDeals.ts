import type { Issue } from '../issues/index.js';
import type { DealInput } from './DealInput.js';
import { demand, iterable } from './demand.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { issueTally } from './issueTally.js';
import { moneyIn } from './moneyIn.js';
import { emptyRows, opportunityOf, type ReadRows } from './ReadRows.js';
import { type Reading, rowReader } from './rowReader.js';
import { settleOpportunities } from './settleOpportunities.js';

/** The rows of a forecast, read and placed. */
export type ReadDeals = {
  readonly rows: ReadRows;
  /** How many opportunities count. */
  readonly n: number;
  /** Rows that count nothing, by reason; `invalid` could not be read at all. */
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
};

/**
 * Reads every row once: what it is worth, where it belongs, or why it counts nothing.
 *
 * @param reading How rows count.
 */
export function readDeals(deals: Iterable<DealInput>, settings: ForecastSettings, reading: Reading = {}): ReadDeals {
  demand({ deals }, { deals: iterable });
  const tally = issueTally();
  const nothing = moneyIn(settings.currency)(0);
  const rows = emptyRows();
  const read = rowReader(rows, settings, tally, nothing, reading);
  let invalid = 0;
  let last = '';
  let isOrdered = true;
  for (const deal of deals) {
    const opportunity = read(deal);
    if (opportunity === null) invalid++;
    else {
      isOrdered = isOrdered && isBefore(last, opportunity);
      last = opportunity;
    }
  }
  // Most exports come sorted by id, and need no set to tell that none repeats.
  const n = settleOpportunities(rows, isOrdered ? new Set() : repeated(rows.deals.map(opportunityOf)), tally, nothing);
  const excluded: { [why: string]: number } = {};
  rows.classes.forEach((rowClass, row) => {
    const why = rowClass === null ? rows.deals[row]?.leftOut : null;
    if (why != null) excluded[why] = (excluded[why] ?? 0) + 1;
  });
  if (invalid > 0) excluded.invalid = invalid;
  return { rows, n, excluded: sortedByKey(excluded), warnings: [...settings.rates.issues, ...tally.issues()] };
}

/** Shorter ones first, so that numbered ids are in order too. */
function isBefore(one: string, other: string): boolean {
  return one.length === other.length ? one < other : one.length < other.length;
}

function repeated(all: readonly string[]): ReadonlySet<string> {
  const met = new Set<string>();
  return new Set(
    all.filter((one) => {
      const { size } = met;
      return met.add(one).size === size;
    }),
  );
}

function sortedByKey(counts: { readonly [key: string]: number }): { readonly [key: string]: number } {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
