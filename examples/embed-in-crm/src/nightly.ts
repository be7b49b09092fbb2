import { apply, dueItems, nextDueAt } from 'stagewright';
import { commit } from './commit.js';
import type { Database, Query } from './database.js';
import { calendar, lockDeal } from './host.js';
import { plan } from './model.js';

export type NightlyCounts = { readonly noticed: number; readonly recycled: number };

/** Reminders, warnings and recycling of all deals that have something due. Running it twice does nothing twice. */
export async function nightly(database: Database, at: Date): Promise<NightlyCounts> {
  const due = 'select id from deals where next_due_at <= $1::timestamptz order by id';
  const { rows } = await database.query(due, [at.toISOString()]);
  let [noticed, recycled] = [0, 0];
  for (const { id } of rows) {
    const counts = await database.transaction((query) => oneDeal(query, String(id), at));
    noticed += counts.noticed;
    recycled += counts.recycled;
  }
  return { noticed, recycled };
}

/** The deal is read again under a lock: somebody may have worked on it since it was listed. */
async function oneDeal(query: Query, id: string, at: Date): Promise<NightlyCounts> {
  let deal = await lockDeal(query, id);
  let [noticed, recycled] = [0, 0];
  if (deal === null) return { noticed, recycled };
  const options = { asOf: at, calendar };
  for (const item of dueItems(plan, deal, options)) {
    if (item.event === null) {
      const row = [item.key, item];
      noticed += (await query('insert into notices values ($1, $2::jsonb) on conflict do nothing', row)).count;
      continue;
    }
    const result = apply(plan, deal, item.event, { at, by: { id: 'nightly', roles: [], system: true } });
    if (result.ok && !result.repeated) {
      deal = await commit(query, deal, result);
      recycled++;
    }
  }
  const due = nextDueAt(plan, deal, options);
  await query('update deals set next_due_at = $2::timestamptz where id = $1', [id, due]);
  return { noticed, recycled };
}
