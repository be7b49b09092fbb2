import type { IssueTally } from './issueTally.js';
import type { LeftOut, ReadRow } from './ReadRow.js';

/**
 * Rows of one opportunity are one draw: they must agree on its state and its probability, else none of them counts. A
 * row given twice counts once.
 *
 * @returns how many opportunities count.
 */
export function settleOpportunities(rows: readonly ReadRow[], tally: IssueTally): number {
  const first = new Map<string, ReadRow>();
  const shared = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const other = first.get(row.opportunity);
    if (other === undefined) first.set(row.opportunity, row);
    else {
      const all = shared.get(row.opportunity) ?? [other];
      all.push(row);
      shared.set(row.opportunity, all);
    }
  }
  let n = 0;
  for (const row of first.values()) if (row.rowClass !== null) n++;
  for (const [opportunity, all] of shared) {
    if (all[0]?.rowClass !== null) n--;
    if (settle(opportunity, all, tally)) n++;
  }
  return n;
}

/** Whether the opportunity counts with at least one row. */
function settle(opportunity: string, all: readonly ReadRow[], tally: IssueTally): boolean {
  const ids = new Set<string>();
  for (const row of all) {
    row.isShared = true;
    if (ids.has(row.deal.id)) leaveOut(row, 'duplicate');
    if (ids.has(row.deal.id)) tally.add('duplicate_deal', row.deal.id, 'error');
    ids.add(row.deal.id);
  }
  const standing = all.filter(({ leftOut }) => leftOut !== 'duplicate');
  if (standing.some((row) => !agree(row, standing[0] ?? row))) {
    tally.add('contradictory_probability', opportunity, 'error');
    for (const row of standing) leaveOut(row, 'contradictory');
  }
  return all.some(({ rowClass }) => rowClass !== null);
}

function agree({ deal: a }: ReadRow, { deal: b }: ReadRow): boolean {
  return a.status === b.status && (a.status !== 'open' || a.probability?.value === b.probability?.value);
}

function leaveOut(row: ReadRow, why: LeftOut): void {
  row.rowClass = null;
  row.leftOut = why;
}
