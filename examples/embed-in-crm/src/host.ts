import { businessCalendar, restoreOpportunity, unwrap } from 'stagewright';
import type { Query } from './database.js';
import { type Deal, plan } from './model.js';

/** Somebody who is signed in, with the roles held for this deal. */
export type Session = { readonly user: { readonly id: string; readonly roles: readonly string[] } };

export const calendar = businessCalendar({
  zone: 'Asia/Shanghai',
  holidays: ['2027-01-01'],
  extraWorkdays: ['2027-02-20'],
});

/** What the model asks the host: here the credit limit, which stands in another system. */
export async function answerChecks(names: readonly string[]): Promise<{ readonly [check: string]: boolean }> {
  return Object.fromEntries(names.map((name) => [name, true]));
}

/** A deal as it is stored, checked when it is read. */
export async function loadDeal(query: Query, id: string): Promise<Deal | null> {
  return read(await query('select opportunity from deals where id = $1', [id]));
}

/**
 * The same, held until the transaction ends. A person who was overtaken has to look again, and so gets a conflict; a
 * machine can as well wait, and then decides on what it finds.
 */
export async function lockDeal(query: Query, id: string): Promise<Deal | null> {
  return read(await query('select opportunity from deals where id = $1 for update', [id]));
}

function read({ rows: [row] }: Awaited<ReturnType<Query>>): Deal | null {
  return row === undefined ? null : unwrap(restoreOpportunity(plan, row.opportunity)).opportunity;
}
