import { apply } from 'stagewright';
import { commit } from './commit.js';
import { openDatabase } from './database.js';
import { lockDeal } from './host.js';
import { plan } from './model.js';

// Run by the test as a process of its own: it writes deal D and its records, and is killed before the outbox.

const database = await openDatabase({ folder: process.argv[2] });
await database.transaction(async (query) => {
  const deal = await lockDeal(query, 'D');
  if (deal === null) throw new Error('there is no deal D');
  const result = apply(plan, deal, [{ type: 'advance' }, { type: 'raiseProcess', process: 'bid-review' }], {
    at: '2026-11-02T01:00:00Z',
    by: { id: 'ann', roles: ['rep'] },
  });
  if (!result.ok || result.effects.length === 0) throw new Error('nothing for the outbox');
  const dying: typeof query = async (text, values) => {
    if (text.includes('outbox')) {
      process.stdout.write('deal and records written');
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => undefined);
    }
    return query(text, values);
  };
  await commit(dying, deal, result);
});
