import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { en, openOpportunity, type Verdict } from 'stagewright';
import { commit } from './commit.js';
import { openDatabase } from './database.js';
import { loadDeal, type Session } from './host.js';
import { KanbanColumn } from './KanbanColumn.js';
import { answer } from './messages.js';
import { plan } from './model.js';
import { moveDeal } from './moveDeal.js';
import { nightly } from './nightly.js';
import { oaWebhook } from './oaWebhook.js';
import { deliverOutbox, describeEffect } from './outbox.js';

const rep: Session = { user: { id: 'ann', roles: ['rep'] } };
const bidOffice: Session = { user: { id: 'bo', roles: ['bid-office'] } };
const day = (number: number) => new Date(Date.UTC(2026, 10, number, 1));
const database = await openDatabase();
console.log(`Database: ${process.env.DATABASE_URL === undefined ? 'embedded PostgreSQL' : 'DATABASE_URL'}`);
await database.query('truncate deals, deal_records, outbox, notices');

const opened = openOpportunity(plan, { id: 'D-1', owner: 'ann' }, { at: day(1), by: rep.user });
if (!opened.ok) throw new Error(JSON.stringify(opened.blockers));
await database.transaction((query) => commit(query, null, opened));

async function post(title: string, session: Session, events: unknown, at: Date, language: string | null = null) {
  const request = new Request('http://crm.example/deals/D-1/events', {
    method: 'POST',
    body: JSON.stringify({ events }),
  });
  const response = await moveDeal(database, request, 'D-1', session, at);
  const body = (await response.json()) as Verdict & { readonly stage: string | null; readonly status: string };
  console.log(
    `\n${title}\n  ${response.status} ${response.ok ? `${body.status}${body.stage === null ? '' : ` in ${body.stage}`}` : body.standing}`,
  );
  if (!response.ok) for (const { message } of answer(language, body.blockers)) console.log(`  - ${message}`);
}

await post('Advance without amount and date, answered in Chinese', rep, { type: 'advance' }, day(2), 'zh-CN');
const values = { amount: { amount: '1250000', currency: 'CNY' }, closeDate: '2026-12-31' };
await post(
  'The dialog and the move arrive together',
  rep,
  [{ type: 'setFields', values }, { type: 'advance' }],
  day(2),
);
await post('Demo done, on to the bid', rep, [{ type: 'completeAction', action: 'demo' }, { type: 'advance' }], day(3));
await post('Bid without its review', rep, { type: 'completeAction', action: 'submitBid' }, day(4));
await post('Review raised', rep, { type: 'raiseProcess', process: 'bid-review' }, day(4));
await post('Review approved by the bid office', bidOffice, { type: 'approveProcess', process: 'bid-review' }, day(5));
const bidding = [
  { type: 'completeAction', action: 'submitBid' },
  { type: 'advance' },
  { type: 'setFields', values: { discount: 0.25 } },
];
await post('Bid submitted, discount of 25 %', rep, bidding, day(6));
await post('Finance asked', rep, { type: 'raiseProcess', process: 'finance' }, day(6));

const deal = await loadDeal(database.query, 'D-1');
const html = renderToStaticMarkup(
  createElement(KanbanColumn, {
    stage: 'solution',
    dragged: deal,
    user: rep.user,
    at: day(6).toISOString(),
    locale: en,
    send: () => undefined,
  }),
);
console.log(`\nThe board's column, while the card is dragged\n  ${html}`);

const note = {
  id: 'delivery-1',
  deal: 'D-1',
  request: deal?.processes.finance?.request ?? '',
  approved: true,
  approver: 'fay',
};
for (const attempt of ['first', 'second']) {
  const response = await oaWebhook(database, note, day(7));
  console.log(`\nFinance answers, ${attempt} delivery\n  ${response.status} ${JSON.stringify(await response.json())}`);
}
await post('Won', rep, { type: 'close', outcome: 'won', reason: 'fit' }, day(8));

const quiet = openOpportunity(plan, { id: 'D-2', owner: 'ann' }, { at: day(1), by: rep.user });
if (quiet.ok) await database.transaction((query) => commit(query, null, quiet));
console.log(`\nThe nightly job a month later\n  ${JSON.stringify(await nightly(database, day(32)))}`);

console.log('\nThe outbox');
await deliverOutbox(database, async (effect) => console.log(`  ${effect.id} ${describeEffect(effect)}`));
await database.close();
