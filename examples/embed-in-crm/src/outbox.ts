import type { Effect } from 'stagewright';
import type { Database } from './database.js';
import type { model } from './model.js';

export type DealEffect = Effect<typeof model>;

/**
 * Delivers what stands in the outbox, oldest first, each effect in a transaction of its own that holds its row: workers
 * side by side never take the same one. A crash between delivering and marking delivers again: the receiver knows an
 * effect by its id, so that it happens once.
 *
 * @returns how many were delivered.
 */
export async function deliverOutbox(
  database: Database,
  deliver: (effect: DealEffect) => Promise<void>,
): Promise<number> {
  for (let delivered = 0; ; delivered++) {
    const isEmpty = await database.transaction(async (query) => {
      const { rows } = await query(
        'select id, body from outbox where delivered_at is null order by position limit 1 for update skip locked',
      );
      const [row] = rows;
      if (row === undefined) return true;
      await deliver(row.body as DealEffect);
      await query('update outbox set delivered_at = now() where id = $1', [row.id]);
      return false;
    });
    if (isEmpty) return delivered;
  }
}

/** What the host does for each kind of effect: here, a line of text. */
export function describeEffect(effect: DealEffect): string {
  switch (effect.type) {
    case 'process.raised':
      return `ask ${effect.approvers.join(', ')} to answer ${effect.request}`;
    case 'process.request':
      return `remind the owner to raise ${effect.process}`;
    case 'customer.advance':
      return `advance the customer to ${effect.to}`;
    case 'order.allow':
      return 'an order may be placed';
    case 'owner.cleared':
      return `back to the ${effect.to}`;
    default:
      return effect.type;
  }
}
