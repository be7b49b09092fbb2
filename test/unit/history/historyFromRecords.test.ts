import { importOpportunity, stagePath } from 'stagewright';
import { historyFromRecords, stageAgeing } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, START } from '../../support/Player.js';

const DAY = 86_400_000;
const model = modelOf(
  { stages: [{ id: 'a' }, { id: 'b' }], deal: { amount: 'amount' } },
  { fields: { amount: { type: 'money' } } },
);
const amount = (text: string) => ({ type: 'setFields', values: { amount: { amount: text, currency: 'CNY' } } });
const start = () => new Player(model, {}, { owner: 'ann' });
const { plan } = start();
const path = stagePath(plan, 's');

describe('the kernel’s own records', () => {
  const player = start()
    .send(amount('5'), { day: 1 })
    .send({ type: 'advance' }, { day: 2 })
    .send({ type: 'suspend', reason: 'later', followUpOn: '2026-06-01' }, { day: 3 })
    .send({ type: 'resume' }, { day: 4 })
    .send({ type: 'assign', owner: 'bob' }, { day: 5 })
    .send(amount('7.25'), { day: 6 })
    .send({ type: 'close', outcome: 'won', reason: 'price' }, { day: 7 });
  const { history, quality } = historyFromRecords([...player.log].reverse(), { path, amount: 'amount' });

  test('tell every place, standing and amount, each as it was after the event', () => {
    expect(player.codes).toEqual([]);
    expect(history.ids).toEqual(['o']);
    expect([...history.at].map((at) => (at - START) / DAY)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...history.place].map((place) => history.places[place])).toEqual([
      'a',
      'a',
      'b',
      'b',
      'b',
      'b',
      'b',
      'won',
    ]);
    expect([...history.status]).toEqual([0, 0, 0, 1, 0, 0, 0, 2]);
    expect(history.amounts).toEqual([null, 500n, 500n, 500n, 500n, 500n, 725n, 725n]);
    expect(quality).toEqual({ rows: 8, kept: 8, problems: [], changes: { rows: 1, kept: 1, problems: [] } });
  });

  test('say when they became known, and whose the opportunity is now', () => {
    expect(history.bitemporal).toBe('full');
    expect(history.values).toEqual({ owner: ['bob'], series: ['s'] });
  });

  test('without an amount’s name know no amount', () => {
    expect(historyFromRecords(player.log, { path }).history.amounts).toEqual(Array(8).fill(null));
  });
});

test('an opportunity that is voided has no place', () => {
  const { log } = start().send({ type: 'void', reason: 'mistake' }, { day: 1 });
  const { history } = historyFromRecords(log, { path });
  expect([[...history.place], [...history.status]]).toEqual([
    [0, -1],
    [0, 3],
  ]);
});

test('an import counts from when it was opened and closed, and is known from the import on', () => {
  const at = START + 90 * DAY;
  const taken = importOpportunity(
    plan,
    { id: 'old', series: 's', outcome: 'lost', openedAt: START, closedAt: START + 9 * DAY } as never,
    { at, by: { id: 'job', roles: [], system: true } },
  );
  expect(taken.ok).toBe(true);
  const { history } = historyFromRecords(taken.ok ? taken.value.records : [], { path });
  expect([...history.at]).toEqual([START, START + 9 * DAY]);
  expect([...history.recordedAt]).toEqual([at, at]);
  expect([...history.place].map((place) => history.places[place] ?? null)).toEqual([null, 'lost']);
});

describe('an import of which not everything is known', () => {
  const at = START + 59 * DAY;
  const take = (found: object) => {
    const taken = importOpportunity(plan, { id: 'old', series: 's', openedAt: START, ...found } as never, {
      at,
      by: { id: 'job', roles: [], system: true },
    });
    expect(taken.ok).toBe(true);
    return taken.ok ? taken.value.records : [];
  };

  test('nobody knows when it entered its stage: it stands there from the import on', () => {
    const { history } = historyFromRecords(take({ stage: 'a' }), { path });
    expect([...history.at]).toEqual([START, at]);
    expect([...history.place].map((place) => history.places[place] ?? null)).toEqual([null, 'a']);
    // Opened on day 0, taken over on day 59, looked at on day 60: one day is seen, not sixty.
    const { total } = stageAgeing(history, { asOf: new Date(at + DAY) });
    expect(total[0]?.medianAge).toBe(1);
    const known = historyFromRecords(take({ stage: 'a', stageEnteredAt: START + 20 * DAY }), { path }).history;
    expect([...known.at]).toEqual([START, START + 20 * DAY]);
  });

  test('nobody knows when it was won: its cycle is an assumption, and told', () => {
    const { quality } = historyFromRecords(take({ outcome: 'won' }), { path });
    expect(quality).toMatchObject({
      kept: 2,
      problems: [{ code: 'close_date_unknown', count: 1, action: 'kept', samples: ['old'] }],
    });
    const left = historyFromRecords(take({ outcome: 'won' }), { path, policy: { close_date_unknown: 'exclude' } });
    expect(left.history.opportunities).toBe(0);
    expect(historyFromRecords(take({ outcome: 'won', closedAt: at }), { path }).quality.problems).toEqual([]);
  });
});

test('records that cannot be used are counted', () => {
  const [record] = start().log;
  const { history, quality } = historyFromRecords(
    [
      record,
      { ...record, opportunityId: 'p', to: 'elsewhere' },
      { ...record, opportunityId: 'q', at: 'today' },
    ] as never,
    { path },
  );
  expect(history.ids).toEqual(['o']);
  expect(quality).toMatchObject({
    rows: 3,
    kept: 1,
    problems: [
      { code: 'unknown_stage', count: 1 },
      { code: 'unparsable_date', count: 1 },
    ],
  });
});

test('no records are an empty history', () => {
  const { history, quality } = historyFromRecords([], { path });
  expect([history.opportunities, history.events, quality.rows]).toEqual([0, 0, 0]);
});
