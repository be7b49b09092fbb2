import { expect, test } from 'vitest';
import { historyFromRows, historyReader } from '../../../src/history/index.js';

const path = { stages: ['lead', 'wait', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: ['wait'] };
const day = (number: number) => Date.UTC(2026, 0, number);
const rows = [
  { id: 'a', at: day(1), to: 'lead' },
  { id: 'a', at: day(3), to: 'wait' },
  { id: 'a', at: day(7), to: 'offer' },
  { id: 'b', at: day(5), to: 'lead' },
  { id: 'b', at: day(9), to: 'lost' },
];
const read = () =>
  historyFromRows(rows, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'to' },
    opportunities: { rows: [{ id: 'b', segment: 'key' }], id: 'id', attributes: ['segment'] },
  }).history;

test('stays are those of the instant asked for, whatever was asked before', () => {
  const history = read();
  for (const instant of [day(4), day(8), day(4), day(2)])
    expect(history.spells(instant)).toEqual(read().spells(instant));
  // By hand: on day 4, a is in its first stage, parked since day 3; nothing is known of b.
  const { first, place, parkedMs, last, createdAt } = history.spells(day(4));
  expect([[...first], [...place], [...(parkedMs ?? [])], [...last]]).toEqual([
    [0, 1, 1],
    [0],
    [day(2) - day(1)],
    [1, -1],
  ]);
  expect([...createdAt]).toEqual([day(1), Number.NaN]);
});

test('values of an attribute are numbered, missing ones too', () => {
  const history = read();
  const { codes, names } = history.codes('segment');
  expect([...codes].map((code) => names[code])).toEqual(history.values.segment);
  expect(history.codes('segment')).toBe(history.codes('segment'));
  expect(() => history.codes('unknown')).toThrow('unknown_choice');
});

test('a history stays as it was when more is read behind it, in whatever order', () => {
  const reader = historyReader({ path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
  reader.add(rows);
  const { history } = reader.read();
  const before = structuredClone([history.ids, history.at, history.place, history.status, history.minor]);
  reader.add([{ id: 'a', at: day(2), to: 'offer' }]);
  reader.add([{ id: 'c', at: day(4), to: 'lead' }]);
  expect(reader.read().history.events).toBe(rows.length + 2);
  expect([history.ids, history.at, history.place, history.status, history.minor]).toEqual(before);
});

test('ids, codes and names stay as they were when rows go on in order, with names that sort before the known ones', () => {
  const said = { currency: 'USD', amount: '5', reason: 'price' };
  const reader = historyReader({
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', currency: 'currency', reason: 'reason' },
  });
  reader.add(rows.map((row) => ({ ...row, ...said })));
  const { history } = reader.read();
  const named = () => [history.ids, [...history.currencies], Array.from(history.reason ?? []), history.reasonNames];
  const before = structuredClone(named());
  expect(before).toEqual([['a', 'b'], rows.map(() => 'USD'), rows.map(() => 1), ['price']]);
  reader.add([{ id: 'c', at: day(4), to: 'lead', currency: 'CNY', amount: '7', reason: 'budget' }]);
  const more = reader.read().history;
  expect([more.ids, more.currencies.at(-1), more.reasonNames]).toEqual([['a', 'b', 'c'], 'CNY', ['budget', 'price']]);
  expect(more.currencies.slice(0, -1)).toEqual(rows.map(() => 'USD'));
  expect(named()).toEqual(before);
});
