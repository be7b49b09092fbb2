import { businessCalendar, restoreOpportunity, unwrap } from 'stagewright';
import type { Deal } from './commit.js';
import type { Query } from './database.js';
import { plan } from './model.js';

export { model, plan } from './model.js';

/** Somebody who is signed in, with the roles held for this deal. */
export type Session = { readonly user: { readonly id: string; readonly roles: readonly string[] } };

export const calendar = businessCalendar({ zone: 'Asia/Shanghai', holidays: ['2027-01-01'], extraWorkdays: ['2027-02-20'] });

/** What the model asks the host: here the credit limit, which stands in another system. */
export async function answerChecks(names: readonly string[]): Promise<{ readonly [check: string]: boolean }> {
  return Object.fromEntries(names.map((name) => [name, true]));
}

/** A deal as it is stored, checked when it is read. */
export async function loadDeal(query: Query, id: string): Promise<Deal | null> {
  const { rows } = await query('select opportunity from deals where id = $1', [id]);
  const [row] = rows;
  return row === undefined ? null : unwrap(restoreOpportunity(plan, row.opportunity)).opportunity;
}
