import { type Applied, nextDueAt, type Opportunity } from 'stagewright';
import type { Query } from './database.js';
import { calendar, type model, plan } from './host.js';

export type Deal = Opportunity<typeof model>;

/** Somebody else was faster; nothing was written. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
}

/**
 * Writes what `apply` allowed: the deal, its records and its effects, in the caller's transaction. The deal is written
 * only over the version that was decided on, and primary keys stop a second write of a record or an effect.
 */
export async function commit(query: Query, before: Deal | null, result: Applied<typeof model> & { readonly ok: true }): Promise<Deal> {
  const { opportunity: next, records, effects } = result;
  if (result.repeated) return next;
  const values = [next.id, next, next.seq, next.status, next.stage, nextDueAt(plan, next, { asOf: next.updatedAt, calendar })];
  const saved =
    before === null
      ? await query('insert into deals values ($1, $2::jsonb, $3, $4, $5, $6::timestamptz)', values)
      : await query(
          'update deals set opportunity = $2::jsonb, seq = $3, status = $4, stage = $5, next_due_at = $6::timestamptz where id = $1 and seq = $7',
          [...values, before.seq],
        );
  if (saved.count === 0) throw new WriteConflict(next.id);
  for (const record of records) await query('insert into deal_records values ($1, $2::jsonb)', [record.id, record]);
  for (const effect of effects) await query('insert into outbox (id, body) values ($1, $2::jsonb)', [effect.id, effect]);
  return next;
}
