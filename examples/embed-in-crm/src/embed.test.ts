import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { apply, en, type Locale, openOpportunity, replay, type StageOf, type TransitionRecord } from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { commit } from './commit.js';
import { type Database, openDatabase } from './database.js';
import { loadDeal, type Session } from './host.js';
import { KanbanColumn } from './KanbanColumn.js';
import { answer } from './messages.js';
import { type Deal, type model, plan } from './model.js';
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
beforeEach(() => start(database));

/** One deal, D, just opened. */
async function start(on: Database): Promise<void> {
  await on.query('truncate deals, deal_records, outbox, notices');
  const opened = openOpportunity(plan, { id: 'D', owner: 'ann', fields }, { at: day(1), by: rep.user });
  assert.ok(opened.ok);
  await on.transaction((query) => commit(query, null, opened));
}

const request = (body: unknown) => new Request('http://crm.example/', { method: 'POST', body: JSON.stringify(body) });
const post = (body: unknown, at = day(2)) => moveDeal(database, request(body), 'D', rep, at);

/** The invariant behind everything: the stored deal is what its log says, and no record is missing. */
async function dealFromLog(on = database): Promise<Deal> {
  const stored = await loadDeal(on.query, 'D');
  const { rows } = await on.query(`select body from deal_records order by (body->>'seq')::integer`);
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
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, n) => post({ events: { type: 'setFields', values: { discount: n / 10 } } })),
  );
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

test('a request retried after the deal has forgotten its id still writes nothing', async () => {
  assert.equal((await post({ events: { id: 'click-1', type: 'advance' } })).status, 200);
  const edits = Array.from({ length: 40 }, (_, n) => ({
    id: `edit-${n}`,
    type: 'setFields',
    values: { discount: n / 100 },
  }));
  assert.equal((await post({ events: edits })).status, 200);
  const before = await dealFromLog();
  const answered = await post({ events: { id: 'click-1', type: 'setFields', values: { discount: 0.9 } } });
  assert.equal(answered.status, 200);
  assert.deepEqual(await answered.json(), before);
  assert.deepEqual(await dealFromLog(), before);
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
  const result = apply(
    plan,
    deal,
    [{ type: 'advance' }, { type: 'completeAction', action: 'demo' }, { type: 'advance' }],
    { at: day(2), by: rep.user },
  );
  assert.ok(result.ok && result.effects.length > 0);
  const crashing = database.transaction(async (query) => {
    await commit(
      async (text, values) => {
        if (text.includes('outbox')) throw new Error('power cut');
        return query(text, values);
      },
      deal,
      result,
    );
  });
  await assert.rejects(crashing, /power cut/);
  assert.equal((await dealFromLog()).seq, 1);
  await database.transaction((query) => commit(query, deal, result));
  assert.equal((await dealFromLog()).stage, 'bid');
});

test('a process killed between the deal and its outbox leaves the deal as it was', async () => {
  const isEmbedded = (process.env.DATABASE_URL ?? '') === '';
  const folder = isEmbedded ? await mkdtemp(join(tmpdir(), 'embed-in-crm-')) : undefined;
  if (folder !== undefined) {
    const fresh = await openDatabase({ folder });
    await start(fresh);
    await fresh.close();
  }
  const script = fileURLToPath(new URL('dieHalfway.ts', import.meta.url));
  const { signal, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, folder ?? ''], {
    encoding: 'utf8',
  });
  assert.deepEqual([signal, stdout], ['SIGKILL', 'deal and records written'], stderr);
  const survivor = folder === undefined ? database : await openDatabase({ folder });
  assert.equal((await dealFromLog(survivor)).seq, 1);
  assert.deepEqual((await survivor.query('select id from outbox')).rows, []);
  const body = { seq: 1, events: [{ type: 'advance' }, { type: 'raiseProcess', process: 'bid-review' }] };
  assert.equal((await moveDeal(survivor, request(body), 'D', rep, day(2))).status, 200);
  const received: string[] = [];
  await deliverOutbox(survivor, async ({ id }) => void received.push(id));
  await deliverOutbox(survivor, async ({ id }) => void received.push(id));
  assert.deepEqual(received, ['D:3#0']);
  if (folder !== undefined) {
    await survivor.close();
    await rm(folder, { recursive: true });
  }
});

test('two workers share the outbox: each effect goes out once', async () => {
  await post({ events: [{ type: 'advance' }, { type: 'completeAction', action: 'demo' }, { type: 'advance' }] });
  for (let n = 0; n < 12; n++) {
    const values = { discount: n % 2 === 0 ? 0.3 : 0.25 };
    const events = [
      { type: 'setFields', values },
      { type: 'raiseProcess', process: 'finance' },
      { type: 'withdrawProcess', process: 'finance', reason: 'again' },
    ];
    const answered = await post({ events });
    assert.equal(answered.status, 200, await answered.text());
  }
  const { rows } = await database.query('select id from outbox');
  const received: string[] = [];
  const work = () => deliverOutbox(database, async ({ id }) => void received.push(id));
  const counts = await Promise.all([work(), work()]);
  assert.equal((counts[0] ?? 0) + (counts[1] ?? 0), rows.length);
  assert.ok(rows.length >= 12);
  assert.deepEqual([...received].sort(), rows.map(({ id }) => String(id)).sort());
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
  await post({
    events: [
      { type: 'advance' },
      { type: 'setFields', values: { discount: 0.25 } },
      { type: 'raiseProcess', process: 'finance' },
    ],
  });
  const first = (await dealFromLog()).processes.finance?.request ?? '';
  const answer = (id: string, requestId: string, approved: boolean) =>
    oaWebhook(database, { id, deal: 'D', request: requestId, approved, approver: 'fay' }, day(3));
  assert.equal((await answer('d-1', first, false)).status, 200);
  await post({ events: { type: 'raiseProcess', process: 'finance' } }, day(4));
  const late = (id: string, approved: boolean) =>
    oaWebhook(database, { id, deal: 'D', request: first, approved, approver: 'fay' }, day(5));
  assert.equal((await late('d-2', true)).status, 409);
  const second = (await dealFromLog()).processes.finance?.request ?? '';
  const ok = () =>
    oaWebhook(database, { id: 'd-3', deal: 'D', request: second, approved: true, approver: 'fay' }, day(5));
  assert.deepEqual(await (await ok()).json(), { repeated: false });
  assert.deepEqual(await (await ok()).json(), { repeated: true });
  assert.equal((await dealFromLog()).processes.finance?.status, 'approved');
});

test('one delivery that arrives five times at once is taken once', async () => {
  const events = [
    { type: 'setFields', values: { discount: 0.25 } },
    { type: 'raiseProcess', process: 'finance' },
  ];
  assert.equal((await post({ events })).status, 200);
  const asked = (await dealFromLog()).processes.finance?.request ?? '';
  const note = { id: 'd-1', deal: 'D', request: asked, approved: true, approver: 'fay' };
  const answers = await Promise.all(Array.from({ length: 5 }, () => oaWebhook(database, note, day(3))));
  const bodies = await Promise.all(answers.map((response) => response.json() as Promise<{ repeated: boolean }>));
  assert.deepEqual(bodies.map(({ repeated }) => repeated).sort(), [false, true, true, true, true]);
  assert.equal((await dealFromLog()).seq, 4);
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

test('what is not a request is refused', async () => {
  const send = (text: string) =>
    moveDeal(database, new Request('http://crm.example/', { method: 'POST', body: text }), 'D', rep, day(2));
  for (const text of ['', 'no JSON', 'null', '[]', '{}', '{"seq":"1","events":{"type":"advance"}}', '{"events":7}']) {
    assert.equal((await send(text)).status, 400, text);
  }
});

test('a refusal is read in the language of the request', async () => {
  const bare = openOpportunity(plan, { id: 'E', owner: 'ann' }, { at: day(1), by: rep.user });
  assert.ok(bare.ok);
  const refused = apply(plan, bare.opportunity, { type: 'advance' }, { at: day(2), by: rep.user });
  assert.ok(!refused.ok);
  const read = (language: string | null) => answer(language, refused.blockers).map(({ message }) => message);
  assert.deepEqual(read('zh-CN,zh;q=0.9,en;q=0.8'), ['尚未填写“预计金额”。', '尚未填写“预计成交日期”。']);
  assert.deepEqual(read('en-GB'), ['“Expected amount” is not filled in.', '“Expected close date” is not filled in.']);
  assert.deepEqual(read(null), read('en'));
});

test('a column of the board says before the drop whether the card may enter, and why not', async () => {
  const deal = await loadDeal(database.query, 'D');
  const column = (stage: StageOf<typeof model>, dragged: Deal | null, locale: Locale = en) =>
    renderToStaticMarkup(
      createElement(KanbanColumn, {
        stage,
        dragged,
        user: rep.user,
        at: day(2).toISOString(),
        locale,
        send: () => undefined,
      }),
    );
  assert.match(column('solution', deal), /^<fieldset data-standing="ready"><legend>Solution<\/legend>/);
  assert.match(column('solution', deal), /<li data-met="true">[^<]*Expected amount/);
  assert.match(column('solution', deal), /<button type="button">Advance<\/button><\/fieldset>$/);
  const barred = column('negotiate', deal);
  assert.match(barred, /^<fieldset data-standing="impossible">/);
  assert.match(barred, /“Bid” must not be skipped/);
  assert.match(column('solution', deal, zhCN), /<legend>方案<\/legend>/);
  assert.equal(column('qualify', deal), '<fieldset><legend>Qualify</legend><ul></ul></fieldset>');
  assert.equal(column('bid', null), '<fieldset><legend>Bid</legend><ul></ul></fieldset>');
});
