import { StagewrightError } from 'stagewright';
import {
  historyFromColumns,
  historyFromNested,
  historyFromRecords,
  historyFromRows,
  historyReader,
} from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const columns = {
  ...{ opportunityId: 'id', at: 'at', to: 'to', from: 'from', recordedAt: 'known', seq: 'seq', until: 'until' },
  ...{ duration: 'days', amount: 'amount', currency: 'currency', closeOn: 'close', reason: 'why' },
} as const;
const row = {
  ...{ id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead', from: '', known: '2026-01-01T00:00:00Z', seq: 1 },
  ...{ until: '2026-01-02T00:00:00Z', days: 1, amount: '1', currency: 'EUR', close: '2026-02-01', why: 'x' },
};
const opportunities = { rows: [{ id: 'a', team: 'x' }], id: 'id', attributes: ['team'] };
const change = { id: 'a', name: 'team', at: '2026-01-02T00:00:00Z', to: 'y' };
const attributeChanges = {
  rows: [change],
  columns: { opportunityId: 'id', attribute: 'name', at: 'at', to: 'to' },
  attributes: ['team'],
};
const record = {
  ...{ id: 'r', opportunityId: 'a', seq: 0, at: row.at, recordedAt: row.at, changes: {}, to: 'lead' },
  ...{ series: 's', variant: null, cause: 'open', event: {} },
};
const input = {
  ...{ path, ids: ['a'], first: Int32Array.of(0, 1), at: Float64Array.of(Date.UTC(2026, 0)), place: Int16Array.of(0) },
  ...{ minor: Float64Array.of(1), currency: 'EUR', status: Uint8Array.of(0), attributes: { team: ['x'] } },
  ...{ recordedAt: Float64Array.of(Date.UTC(2026, 0)), changes: {} },
};

const throwing = () => {
  throw new TypeError('looked at');
};
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
/** What no compiler would let through, and what a file or a host may hold all the same. */
const HOSTILE: { readonly [what: string]: unknown } = {
  undefined,
  null: null,
  number: 1,
  'negative number': -1,
  nothing: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  true: true,
  text: 'x',
  list: [],
  'list of null': [null],
  record: {},
  'record without a prototype': Object.create(null),
  symbol: Symbol('s'),
  bigint: 7n,
  function: () => 1,
  'no date': new Date(Number.NaN),
  'what says no text': { toString: throwing, valueOf: throwing },
  'revoked proxy': revoked,
  'proxy that throws': new Proxy({}, { get: throwing, ownKeys: throwing, has: throwing }),
};

const read = (rows: unknown, more: object = {}) => historyFromRows(rows as never, { path, columns, ...more } as never);
const nested = (changes: unknown) =>
  historyFromNested([{ id: 'a' }] as never, {
    path,
    id: 'id' as never,
    changes: () => changes as never,
    columns: { at: 'at', to: 'to' } as never,
  });

/** What is read from where: by each of its properties, with another value in its place. */
const READ: { readonly [what: string]: readonly [whole: object, read: (changed: unknown) => unknown] } = {
  'a row': [row, (one) => read([one])],
  'a row of a lot': [row, (one) => historyReader({ path, columns } as never).add([one] as never)],
  'the keys of rows': [columns, (keys) => historyFromRows([row], { path, columns: keys } as never)],
  options: [
    { zone: 'UTC', sentinels: [], policy: {}, extractedAt: '2026-03-01T00:00:00Z', currency: 'EUR', opportunities },
    (options) => read([row], options as object),
  ],
  'sentinels of the options': [
    { one: '9999-12-31T00:00:00Z' },
    (all) => read([row], { sentinels: Object.values(all as object) }),
  ],
  'the second table': [opportunities, (table) => read([row], { opportunities: table })],
  'an opportunity of the second table': [
    { id: 'a', team: 'x' },
    (one) => read([row], { opportunities: { ...opportunities, rows: [one] } }),
  ],
  'a table of changes': [attributeChanges, (table) => read([row], { opportunities, attributeChanges: table })],
  'a change of an attribute': [
    change,
    (one) => read([row], { opportunities, attributeChanges: { ...attributeChanges, rows: [one] } }),
  ],
  'changes within an opportunity': [{ one: [row] }, (changes) => nested((changes as { readonly one: unknown }).one)],
  columns: [input, (given) => historyFromColumns(given as never)],
  'a record of the kernel': [record, (one) => historyFromRecords([one] as never, { path })],
  'options of records': [
    { path, amount: 'amount', closeOn: 'close', policy: {} },
    (options) => historyFromRecords([], options as never),
  ],
};

function escaping(work: () => unknown): string | null {
  try {
    work();
  } catch (error) {
    if (!(error instanceof StagewrightError)) return String(error);
  }
  return null;
}

describe.each(Object.entries(READ))('%s', (_, [whole, take]) => {
  test('is taken as it is', () => {
    expect(() => take(whole)).not.toThrow();
  });

  test.each(Object.keys(whole))('is read, or told as issues, whatever is its %s', (property) => {
    const wrong = Object.entries(HOSTILE).flatMap(([what, value]) => {
      const error = escaping(() => take({ ...whole, [property]: value }));
      return error === null ? [] : [`${what}: ${error}`];
    });
    expect(wrong).toEqual([]);
  });
});

test.each(Object.entries(HOSTILE))('a row that is %s is told, and no other is lost', (_, value) => {
  const { quality, history } = read([row, value, { ...row, id: 'b' }]);
  expect([quality.rows, quality.kept, history.ids]).toEqual([3, 2, ['a', 'b']]);
  expect(quality.problems).toHaveLength(1);
});

test('a row that throws where it is read is left out whole, and told by its number', () => {
  const odd = (property: string) => Object.defineProperty({ ...row }, property, { get: throwing, enumerable: true });
  for (const property of Object.keys(row)) {
    const { quality, history } = read([{ ...row, id: 'b' }, odd(property)]);
    expect([history.ids, history.events]).toEqual([['b'], 1]);
    expect(quality.problems).toEqual([{ code: 'unreadable_row', count: 1, action: 'excluded', samples: [1] }]);
  }
  expect(() => read([odd('at')], { policy: { unreadable_row: 'refuse' } })).toThrow('unreadable_row');
});

test('options that nobody reads are refused with the nearest one', () => {
  expect(() => read([row], { sentinals: [] })).toThrow('"nearest":"sentinels"');
  expect(() => read([row], { columns: { ...columns, recordedat: 'known' } })).toThrow('"nearest":"recordedAt"');
  expect(() => read([row], { opportunities: { ...opportunities, attribute: ['x'] } })).toThrow(
    '"nearest":"attributes"',
  );
  expect(() => historyFromRecords([], { path, closeon: 'x' } as never)).toThrow('"nearest":"closeOn"');
});
