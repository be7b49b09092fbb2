import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { apply, openOpportunity, replay, type TransitionRecord } from 'stagewright';
import { commit, type Deal } from './commit.js';
import { type Database, openDatabase } from './database.js';
import { loadDeal, type model, plan, type Session } from './host.js';
import { moveDeal } from './moveDeal.js';
import { nightly } from './nightly.js';
import { oaWebhook } from './oaWebhook.js';
import { deliverOutbox } from './outbox.js';

const rep: Session = { user: { id: 'ann', roles: ['rep'] } };
const day = (number: number) => new Date(Date.UTC(2026, 10, number, 1));
const fields = { amount: { amount: '1250000', currency: 'CNY' }, closeDate: '2026-12-31' } as const;
let database: Database;

before(async () => {
  database = await openDatabase();
});
after(() => database.close());
beforeEach(async () => {
  await database.query('truncate deals, deal_records, outbox, notices');
  const opened = openOpportunity(plan, { id: 'D', owner: 'ann', fields }, { at: day(1), by: rep.user });
  assert.ok(opened.ok);
  await database.transaction((query) => commit(query, null, opened));
});

const request = (body: unknown) => new Request('http://crm.example/', { method: 'POST', body: JSON.stringify(body) });
const post = (body: unknown, at = day(2)) => moveDeal(database, request(body), 'D', rep, at);

/** The invariant behind everything: the stored deal is what its log says, and no record is missing. */
async function dealFromLog(): Promise<Deal> {
  const stored = await loadDeal(database.query, 'D');
  const { rows } = await database.query(`select body from deal_records order by (body->>'seq')::integer`);
  const replayed = replay(rows.map(({ body }) => body as TransitionRecord<typeof model>));
  assert.ok(replayed.ok, JSON.stringify(replayed.issues));
  assert.deepEqual(replayed.value, stored);
  return replayed.value;
}

test('ten writers who saw the same version: one wins, nine get a conflict, nothing is lost', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => post({ seq: 1, events: { type: 'advance' } })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(9).fill(409)]);
  assert.equal((await dealFromLog()).seq, 2);
});

test('writers without an expected version never overwrite each other', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => post({ events: { type: 'setFields', values: { discount: n / 10 } } })));
  const written = answers.filter(({ ok }) => ok).length;
  assert.ok(written >= 1);
  assert.equal((await dealFromLog()).seq, 1 + written);
});

test('a retried request is answered as before and writes nothing', async () => {
  const body = { seq: 1, events: { id: 'click-1', type: 'advance' } };
  assert.equal((await post(body)).status, 200);
  assert.equal((await post(body)).status, 200);
  assert.equal((await dealFromLog()).seq, 2);
});

test('a list of events happens as a whole or not at all', async () => {
  const response = await post({ events: [{ type: 'advance' }, { type: 'advance' }] });
  assert.equal(response.status, 422);
  assert.equal(((await response.json()) as { readonly index: number }).index, 1);
  assert.equal((await dealFromLog()).stage, 'qualify');
});

test('a crash between the deal and its outbox leaves neither', async () => {
  const deal = await loadDeal(database.query, 'D');
  assert.ok(deal);
  const result = apply(plan, deal, [{ type: 'advance' }, { type: 'completeAction', action: 'demo' }, { type: 'advance' }], { at: day(2), by: rep.user });
  assert.ok(result.ok && result.effects.length > 0);
  const crashing = database.transaction(async (query) => {
    await commit(async (text, values) => {
      if (text.includes('outbox')) throw new Error('power cut');
      return query(text, values);
    }, deal, result);
  });
  await assert.rejects(crashing, /power cut/);
  assert.equal((await dealFromLog()).seq, 1);
  await database.transaction((query) => commit(query, deal, result));
  assert.equal((await dealFromLog()).stage, 'bid');
});

test('a crash after delivering and before marking delivers again, and the receiver sees one effect', async () => {
  await post({ events: [{ type: 'advance' }, { type: 'completeAction', action: 'demo' }, { type: 'advance' }] });
  const received: string[] = [];
  const crashing = deliverOutbox(database, async (effect) => {
    received.push(effect.id);
    throw new Error('power cut');
  });
  await assert.rejects(crashing, /power cut/);
  await deliverOutbox(database, async (effect) => void received.push(effect.id));
  assert.equal(received.length, 2);
  assert.equal(new Set(received).size, 1);
  assert.equal(await deliverOutbox(database, async () => assert.fail('delivered twice')), 0);
});

test('the late answer to an older request opens no gate, and a second delivery is a repetition', async () => {
  await post({ events: [{ type: 'advance' }, { type: 'setFields', values: { discount: 0.25 } }, { type: 'raiseProcess', process: 'finance' }] });
  const first = (await dealFromLog()).processes.finance?.request ?? '';
  const answer = (id: string, requestId: string, approved: boolean) =>
    oaWebhook(database, { id, deal: 'D', request: requestId, approved, approver: 'fay' }, day(3));
  assert.equal((await answer('d-1', first, false)).status, 200);
  await post({ events: { type: 'raiseProcess', process: 'finance' } }, day(4));
  const late = (id: string, approved: boolean) => oaWebhook(database, { id, deal: 'D', request: first, approved, approver: 'fay' }, day(5));
  assert.equal((await late('d-2', true)).status, 409);
  const second = (await dealFromLog()).processes.finance?.request ?? '';
  const ok = () => oaWebhook(database, { id: 'd-3', deal: 'D', request: second, approved: true, approver: 'fay' }, day(5));
  assert.deepEqual(await (await ok()).json(), { repeated: false });
  assert.deepEqual(await (await ok()).json(), { repeated: true });
  assert.equal((await dealFromLog()).processes.finance?.status, 'approved');
});

test('the nightly job reminds once, recycles once, and can be run again', async () => {
  assert.deepEqual(await nightly(database, day(9)), { noticed: 1, recycled: 0 });
  assert.deepEqual(await nightly(database, day(9)), { noticed: 0, recycled: 0 });
  assert.deepEqual(await nightly(database, day(32)), { noticed: 1, recycled: 1 });
  assert.deepEqual(await nightly(database, day(33)), { noticed: 0, recycled: 0 });
  assert.equal((await dealFromLog()).status, 'pooled');
});

test('bad requests are told apart: unknown deal, unknown stage, forbidden role', async () => {
  assert.equal((await moveDeal(database, request({ events: { type: 'advance' } }), 'nobody', rep, day(2))).status, 404);
  assert.equal((await post({ events: { type: 'skip', to: 'nowhere' } })).status, 400);
  assert.equal((await post({ events: { type: 'raiseProcess', process: 'bid-review' } })).status, 200);
  assert.equal((await post({ events: { type: 'approveProcess', process: 'bid-review' } })).status, 403);
});
