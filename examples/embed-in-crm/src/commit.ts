import { type Applied, nextDueAt } from 'stagewright';
import type { Query } from './database.js';
import { calendar } from './host.js';
import { type Deal, type model, plan } from './model.js';

/** Somebody else was faster; nothing was written. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
}

/** An event of this id was written long ago, longer than the deal itself remembers; nothing was written. */
export class RepeatedEvent extends Error {
  override readonly name = 'RepeatedEvent';
}

/**
 * Writes what `apply` allowed: the deal, its records and its effects, in the caller's transaction. The deal is written
 * only over the version that was decided on; the keys of records and effects stop a second write of either.
 *
 * @throws {WriteConflict} or {@link RepeatedEvent}; the caller's transaction is to be rolled back.
 */
export async function commit(
  query: Query,
  before: Deal | null,
  result: Applied<typeof model> & { readonly ok: true },
): Promise<Deal> {
  const { opportunity: next, records, effects } = result;
  if (result.repeated) return next;
  const due = nextDueAt(plan, next, { asOf: next.updatedAt, calendar });
  const values = [next.id, next, next.seq, next.status, next.stage, due];
  const saved =
    before === null
      ? await query('insert into deals values ($1, $2::jsonb, $3, $4, $5, $6::timestamptz)', values)
      : await query(
          `update deals set opportunity = $2::jsonb, seq = $3, status = $4, stage = $5, next_due_at = $6::timestamptz
           where id = $1 and seq = $7`,
          [...values, before.seq],
        );
  if (saved.count === 0) throw new WriteConflict(next.id);
  for (const record of records) {
    const row = [record.id, record.opportunityId, record.event.id ?? null, record];
    const { count } = await query(
      'insert into deal_records values ($1, $2, $3, $4::jsonb) on conflict do nothing',
      row,
    );
    if (count === 0) throw new RepeatedEvent(record.id);
  }
  for (const effect of effects) {
    await query('insert into outbox (id, body) values ($1, $2::jsonb)', [effect.id, effect]);
  }
  return next;
}
