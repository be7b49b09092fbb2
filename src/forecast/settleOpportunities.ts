import { type DealProbability, type Money, readProbability } from '../values/index.js';
import type { IssueTally } from './issueTally.js';
import type { LeftOut } from './LeftOut.js';
import { eachCounted, opportunityOf, type ReadRows } from './ReadRows.js';

type Told = ReadRows['deals'][number];

/**
 * Rows of one opportunity are one draw: they must agree on its state and its probability, else none of them counts. A
 * row given twice counts once.
 *
 * @param several The opportunities that have several rows.
 * @returns how many opportunities count.
 */
export function settleOpportunities(
  rows: ReadRows,
  several: ReadonlySet<string>,
  tally: IssueTally,
  nothing: Money,
): number {
  const leaveOut = (row: number, why: LeftOut) => {
    rows.classes[row] = null;
    const deal = rows.deals[row];
    if (deal !== undefined) Object.assign(deal, { weighted: nothing, counted: null, rate: null, leftOut: why });
  };
  let n = 0;
  for (const all of rowsBy(several, rows).values()) {
    settle(all, tally, leaveOut);
    for (const { row } of all) rows.shared.add(row);
    if (all.some(({ row }) => rows.classes[row] != null)) n++;
  }
  eachCounted(rows, (row) => {
    if (!rows.shared.has(row)) n++;
  });
  return n;
}

type Line = { readonly row: number; readonly deal: Told };

function rowsBy(several: ReadonlySet<string>, { deals }: ReadRows): ReadonlyMap<string, readonly Line[]> {
  const lines = new Map<string, Line[]>();
  if (several.size === 0) return lines;
  deals.forEach((deal, row) => {
    const opportunity = opportunityOf(deal);
    if (!several.has(opportunity)) return;
    const all = lines.get(opportunity) ?? [];
    lines.set(opportunity, all);
    all.push({ row, deal });
  });
  return lines;
}

function settle(all: readonly Line[], tally: IssueTally, leaveOut: (row: number, why: LeftOut) => void): void {
  const ids = new Set<string>();
  for (const { row, deal } of all) {
    if (ids.has(deal.id)) {
      leaveOut(row, 'duplicate');
      tally.add('duplicate_deal', deal.id, 'error');
    }
    ids.add(deal.id);
  }
  const standing = all.filter(({ deal }) => deal.leftOut !== 'duplicate');
  const first = standing[0]?.deal;
  if (first === undefined || standing.every(({ deal }) => agree(deal, first))) return;
  const isOneStatus = standing.every(({ deal }) => deal.status === first.status);
  const won = isOneStatus ? '' : wonIn(standing);
  for (const { row, deal } of standing) {
    leaveOut(row, 'contradictory');
    if (isOneStatus) tally.add('contradictory_probability', deal.id, 'error');
    else tally.add('contradictory_status', deal.id, 'error', {}, won === '' ? {} : { won });
  }
}

function agree(a: Told, b: Told): boolean {
  return a.status === b.status && (a.status !== 'open' || areEqual(a.probability, b.probability));
}

/** What is won of an opportunity, and does not count for the rest of it. */
function wonIn(lines: readonly Line[]): string {
  return lines
    .flatMap(({ deal: { status, amount } }) =>
      status === 'won' && amount !== null ? [`${amount.amount} ${amount.currency}`] : [],
    )
    .join(' + ');
}

/** Exactly, however they are written: the nearest numbers of two that differ may be one. */
function areEqual(a: DealProbability | null, b: DealProbability | null): boolean {
  if (a?.value !== b?.value) return false;
  const [one, other] = [a?.exact, b?.exact];
  if (one === other || a === null || b === null) return true;
  const [p, q] = [readProbability(one ?? a.value), readProbability(other ?? b.value)];
  return p !== null && q !== null && p.numerator * q.denominator === q.numerator * p.denominator;
}
