import { apply, dueItems, nextDueAt, restoreOpportunity, unwrap } from 'stagewright';
import { commit } from './commit.js';
import type { Database } from './database.js';
import { calendar, plan } from './host.js';

/** Reminders, warnings and recycling of all deals that have something due. Running it twice does nothing twice. */
export async function nightly(database: Database, at: Date): Promise<{ readonly noticed: number; readonly recycled: number }> {
  let noticed = 0;
  let recycled = 0;
  const { rows } = await database.query('select opportunity from deals where next_due_at <= $1::timestamptz order by id', [at.toISOString()]);
  for (const row of rows) {
    await database.transaction(async (query) => {
      let { opportunity } = unwrap(restoreOpportunity(plan, row.opportunity));
      const options = { asOf: at, calendar };
      for (const item of dueItems(plan, opportunity, options)) {
        if (item.event === null) {
          const queued = await query('insert into notices values ($1, $2::jsonb) on conflict (key) do nothing', [item.key, item]);
          noticed += queued.count;
          continue;
        }
        const result = apply(plan, opportunity, item.event, { at, by: { id: 'nightly', roles: [], system: true } });
        if (result.ok && !result.repeated) {
          opportunity = await commit(query, opportunity, result);
          recycled++;
        }
      }
      const due = nextDueAt(plan, opportunity, options);
      await query('update deals set next_due_at = $2::timestamptz where id = $1 and seq = $3', [opportunity.id, due, opportunity.seq]);
    });
  }
  return { noticed, recycled };
}
