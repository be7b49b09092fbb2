import type { Money } from '../values/index.js';
import type { IssueTally } from './issueTally.js';
import type { LeftOut } from './LeftOut.js';
import type { ReadRow } from './ReadRow.js';

/**
 * Rows of one opportunity are one draw: they must agree on its state and its probability, else none of them counts. A
 * row given twice counts once.
 *
 * @returns how many opportunities count.
 */
export function settleOpportunities(rows: readonly ReadRow[], tally: IssueTally, nothing: Money): number {
  const several = withSeveralRows(rows);
  const shared = new Map<string, ReadRow[]>();
  let n = 0;
  for (const row of rows) {
    if (several.has(row.opportunity)) {
      const all = shared.get(row.opportunity) ?? [];
      shared.set(row.opportunity, all);
      all.push(row);
    } else if (row.rowClass !== null) n++;
  }
  for (const [opportunity, all] of shared) if (settle(opportunity, all, tally, nothing)) n++;
  return n;
}

function withSeveralRows(rows: readonly ReadRow[]): ReadonlySet<string> {
  const several = new Set<string>();
  // Most exports come sorted by id, and need no set to tell that none repeats.
  if (rows.every((row, index) => isBefore(rows[index - 1], row))) return several;
  const met = new Set<string>();
  for (const { opportunity } of rows) {
    const { size } = met;
    if (met.add(opportunity).size === size) several.add(opportunity);
  }
  return several;
}

/** Shorter ids first, so that numbered ones are in order too. */
function isBefore(before: ReadRow | undefined, { opportunity }: ReadRow): boolean {
  if (before === undefined) return true;
  const { length } = before.opportunity;
  return length === opportunity.length ? before.opportunity < opportunity : length < opportunity.length;
}

/** Whether the opportunity counts with at least one row. */
function settle(opportunity: string, all: readonly ReadRow[], tally: IssueTally, nothing: Money): boolean {
  const ids = new Set<string>();
  for (const row of all) {
    row.isShared = true;
    if (ids.has(row.deal.id)) leaveOut(row, 'duplicate', nothing);
    if (ids.has(row.deal.id)) tally.add('duplicate_deal', row.deal.id, 'error');
    ids.add(row.deal.id);
  }
  const standing = all.filter(({ deal }) => deal.leftOut !== 'duplicate');
  if (standing.some((row) => !agree(row, standing[0] ?? row))) {
    tally.add('contradictory_probability', opportunity, 'error');
    for (const row of standing) leaveOut(row, 'contradictory', nothing);
  }
  return all.some(({ rowClass }) => rowClass !== null);
}

function agree({ deal: a }: ReadRow, { deal: b }: ReadRow): boolean {
  return a.status === b.status && (a.status !== 'open' || a.probability?.value === b.probability?.value);
}

function leaveOut(row: ReadRow, why: LeftOut, nothing: Money): void {
  row.rowClass = null;
  row.deal.weighted = nothing;
  row.deal.counted = null;
  row.deal.rate = null;
  row.deal.leftOut = why;
}
