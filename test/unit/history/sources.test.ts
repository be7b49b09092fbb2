import { formatIssue, unwrap } from 'stagewright';
import {
  amountAt,
  currencyAt,
  decodeHistory,
  encodeHistory,
  historyFromColumns,
  historyFromNested,
  historyFromRows,
  historyFromStream,
  mergeHistories,
  type StageHistory,
} from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test, vi } from 'vitest';
import { day, stagesPath as path } from '../../support/stagesHistory.js';

const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
type Row = { readonly id: string; readonly at: number; readonly to: string };
const rows: readonly Row[] = [
  { id: 'a', at: day(1), to: 'lead' },
  { id: 'a', at: day(3), to: 'bid' },
  { id: 'b', at: day(2), to: 'lead' },
  { id: 'b', at: day(9), to: 'won' },
];
const whole = historyFromRows(rows, { path, columns }).history;
const sameAs = (history: StageHistory<never>) => expect(encodeHistory(history)).toEqual(encodeHistory(whole));

async function* stream<T>(...items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

describe('a stream', () => {
  test('yields rows, batches or both', async () => {
    const mixed = stream<Row | readonly Row[]>(rows[0] as Row, rows.slice(1, 3), [], rows.slice(3));
    const { history, quality } = await historyFromStream(mixed, { path, columns });
    sameAs(history);
    expect(quality.rows).toBe(4);
  });

  test('stops between batches, with the reason of the signal, and is closed', async () => {
    const stop = new AbortController();
    let read = 0;
    let isClosed = false;
    async function* batches() {
      try {
        for (const row of rows) {
          if (++read === 3) stop.abort(new Error('enough'));
          yield await Promise.resolve([row]);
        }
      } finally {
        isClosed = true;
      }
    }
    await expect(historyFromStream(batches(), { path, columns, signal: stop.signal })).rejects.toThrow('enough');
    // It was at work when the signal came: it is closed where it gives the next one.
    await vi.waitFor(() => expect([read, isClosed]).toEqual([3, true]));
    const never = { [Symbol.asyncIterator]: () => expect.unreachable() } as AsyncIterable<Row>;
    await expect(historyFromStream(never, { path, columns, signal: stop.signal })).rejects.toThrow('enough');
  });

  test('that breaks rejects with what it throws', async () => {
    // biome-ignore lint/correctness/useYield: it breaks before its first row.
    async function* broken(): AsyncGenerator<Row> {
      await Promise.resolve();
      throw new Error('gone');
    }
    await expect(historyFromStream(broken(), { path, columns })).rejects.toThrow('gone');
  });
});

test('opportunities may hold their own changes', () => {
  const nested = [
    { key: 'b', owner: 'x', log: rows.slice(2).reverse() },
    { key: 'a', owner: '', log: rows.slice(0, 2) },
    { key: 'c', owner: 'z', log: [] },
    { key: 'd', owner: ' ', log: null },
  ];
  const { history, quality } = historyFromNested(nested, {
    path,
    id: 'key',
    changes: ({ log }) => log,
    columns: { at: 'at', to: 'to' },
    attributes: ['owner'],
  });
  expect([history.ids, [...history.at], [...history.place]]).toEqual([whole.ids, [...whole.at], [...whole.place]]);
  expect(history.values).toEqual({ owner: [null, 'x'] });
  expect(quality.problems).toMatchObject([{ code: 'opportunity_without_rows', samples: ['c', 'd'] }]);
});

describe('columns', () => {
  const input = {
    path,
    ids: ['a', 'b'],
    first: Int32Array.of(0, 2, 4),
    at: whole.at.slice(),
    place: whole.place.slice(),
  };

  test('are taken as they are, without a copy', () => {
    const history = unwrap(historyFromColumns(input));
    sameAs(history);
    expect([history.at, history.place, history.first]).toEqual([input.at, input.place, input.first]);
    expect(history.at).toBe(input.at);
    expect(history.place).toBe(input.place);
  });

  test('may have amounts, two times and attributes', () => {
    const minor = Float64Array.of(100, Number.NaN, 5, -5);
    const history = unwrap(
      historyFromColumns({
        ...input,
        minor,
        currency: 'CNY',
        recordedAt: input.at,
        attributes: { owner: ['x', null] },
      }),
    );
    expect([history.amounts, history.currencies]).toEqual([
      [100n, null, 5n, -5n],
      ['CNY', null, 'CNY', 'CNY'],
    ]);
    expect([history.bitemporal, history.values]).toEqual(['full', { owner: ['x', null] }]);
  });

  test.each([
    ['first', { first: Int32Array.of(0, 3) }],
    ['first', { first: Int32Array.of(0, 5, 4) }],
    ['first', { first: Int32Array.of(0, 4, 4) }],
    ['ids', { ids: ['b', 'a'] }],
    ['ids', { ids: ['a', 'a'] }],
    ['place', { place: Int16Array.of(0) }],
    ['place', { place: Int16Array.of(0, 0, 0, 99) }],
    ['place', { place: Int16Array.of(0, 0, 0, -2) }],
    ['at', { at: Float64Array.of(day(3), day(1), day(2), day(9)) }],
    ['at', { at: Float64Array.of(day(1), Number.NaN, day(2), day(9)), recordedAt: new Float64Array(4) }],
    ['recordedAt', { recordedAt: new Float64Array(4).fill(Number.POSITIVE_INFINITY) }],
    ['status', { status: Uint8Array.of(0, 0, 0, 4) }],
    ['minor', { minor: Float64Array.of(0.5, 1, 1, 1), currency: 'CNY' }],
    ['currency', { minor: new Float64Array(4) }],
    ['currency', { minor: new Float64Array(4), currency: 'yuan' }],
    ['values.owner', { attributes: { owner: ['x'] } }],
  ])('that do not fit are refused: %s', (column, change) => {
    const read = historyFromColumns({ ...input, ...change });
    expect(read.ok ? [] : read.issues.map(({ code, path }) => [code, path])).toEqual([['malformed_history', column]]);
  });
});

describe('histories of different kinds', () => {
  test('do not merge', () => {
    const other = historyFromRows([], {
      path: { ...path, stages: ['lead', 'need', 'hold', 'offer'] },
      columns,
    }).history;
    expect(mergeHistories([whole, other])).toEqual({
      ok: false,
      issues: [{ code: 'different_paths', severity: 'error', path: 'histories.1', params: {} }],
    });
    expect(mergeHistories([])).toMatchObject({ ok: false, issues: [{ code: 'nothing_to_merge' }] });
  });

  test('merge where their paths only are written otherwise', () => {
    const moves = { lead: { need: 'advance', bid: 'skip' } } as const;
    const [one, two] = [
      { ...path, aliases: { Lead: 'lead', Bid: 'bid' }, moves },
      { aliases: { Bid: 'bid', Lead: 'lead' }, moves: { lead: { bid: 'skip', need: 'advance' } } as const, ...path },
    ].map((path) => historyFromRows(rows, { path, columns }).history) as [StageHistory, StageHistory];
    const { history, quality } = unwrap(mergeHistories([one, two]));
    expect(history.events).toBe(4);
    expect(quality).toMatchObject({ rows: 8, kept: 4, problems: [{ code: 'duplicate_row', count: 4 }] });
  });

  test('may have different attributes, for the compiler too', () => {
    const withTable = <const A extends string>(attribute: A) =>
      historyFromRows(rows.slice(0, 2), {
        path,
        columns,
        opportunities: {
          rows: [{ id: 'a', [attribute]: 'x' } as { readonly [key in A | 'id']: string }],
          id: 'id',
          attributes: [attribute],
        },
      } as never).history as unknown as StageHistory<A>;
    const both = unwrap(mergeHistories([withTable('owner'), withTable('team')])).history satisfies StageHistory<
      'owner' | 'team'
    >;
    expect(both.values).toEqual({ owner: ['x'], team: ['x'] });
    const one = unwrap(mergeHistories([whole, withTable('team')])).history satisfies StageHistory<'team'>;
    expect(one.values).toEqual({ team: ['x', null] });
    const none = unwrap(mergeHistories([whole, whole])).history satisfies StageHistory;
    expect(none.values).toEqual({});
  });

  test('have all attributes of all, and the greater of two values', () => {
    const withValues = (values: { readonly [name: string]: string }) =>
      historyFromRows(rows.slice(0, 2), {
        path,
        columns,
        opportunities: { rows: [{ id: 'a', ...values }], id: 'id', attributes: Object.keys(values) as never[] },
      }).history as StageHistory<string>;
    const { history, quality } = unwrap(
      mergeHistories([withValues({ owner: 'x', team: 't' }), withValues({ owner: 'y', area: 'n' })]),
    );
    expect(history.attributes).toEqual(['area', 'owner', 'team']);
    expect(history.values).toEqual({ area: ['n'], owner: ['y'], team: ['t'] });
    expect(quality.problems.find(({ code }) => code === 'conflicting_attribute')).toMatchObject({
      count: 1,
      samples: ['a'],
    });
  });
});

describe('amounts', () => {
  const read = (...amounts: readonly unknown[]) => {
    const table = amounts.map((amount, index) => ({ id: 'a', at: day(index + 1), to: 'lead', amount }));
    return historyFromRows(table, { path, columns: { ...columns, amount: 'amount' }, currency: 'CNY' }).history;
  };

  test('are exact, however large', () => {
    const large = '123456789012345678901234567890.12';
    const history = read(large, '90071992547409.91', '90071992547409.92', '-0', '0.07', 12, 12.5, '1.50', '007');
    expect(history.amounts).toEqual([
      12345678901234567890123456789012n,
      9007199254740991n,
      9007199254740992n,
      0n,
      7n,
      1200n,
      1250n,
      150n,
      700n,
    ]);
    expect(history.large.size).toBe(2);
    expect(unwrap(decodeHistory(encodeHistory(history))).amounts).toEqual(history.amounts);
  });

  test('of no event are none', () => {
    expect([amountAt(whole, 0), currencyAt(whole, 0), amountAt(whole, 99), currencyAt(whole, -1)]).toEqual(
      Array(4).fill(null),
    );
  });

  test.each(['1.', '.5', '1e3', '+1', '1 000', '1.234', '', '--1', '1.2.3', '１', true, {}])('%j is none', (amount) => {
    expect(read(amount).amounts).toEqual([null]);
  });
});

/** CRC-32 bit by bit, as its polynomial says. */
function bitwise(bytes: Uint8Array): number {
  let rest = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ ((rest & 1) * 0xed_b8_83_20);
  }
  return ~rest >>> 0;
}

describe('bytes', () => {
  const bytes = encodeHistory(whole);
  const problem = (changed: Uint8Array) => {
    const decoded = decodeHistory(changed);
    return decoded.ok ? null : decoded.issues.map(({ code, path, params }) => [code, path, params.problem]);
  };
  const withHead = (change: (head: { [name: string]: unknown }) => unknown) => {
    const length = new Uint32Array(bytes.slice().buffer)[1] ?? 0;
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(16, 16 + length))) as { [name: string]: unknown };
    const text = new TextEncoder().encode(JSON.stringify(change(head)));
    const columns = bytes.subarray(16 + Math.ceil(length / 8) * 8);
    const changed = new Uint8Array(16 + Math.ceil(text.length / 8) * 8 + columns.length);
    changed.set(text, 16);
    changed.set(columns, changed.length - columns.length);
    new Uint32Array(changed.buffer, 0, 4).set([
      0x32_48_57_53,
      text.length,
      changed.length,
      bitwise(changed.subarray(16)),
    ]);
    return changed;
  };

  test('are a Uint8Array at any offset', () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(unwrap(decodeHistory(shifted.subarray(3))).ids).toEqual(['a', 'b']);
  });

  test('are those of a Buffer, as files and databases give them, of any other view, and of a buffer alone', () => {
    // Small buffers lie somewhere in a shared one; where, is up to what was asked for before.
    const pooled = Buffer.from(new ArrayBuffer(bytes.length + 3), 3);
    pooled.set(bytes);
    const text = Buffer.from(Buffer.from(bytes).toString('base64'), 'base64');
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const given of [pooled, text, shared, view, bytes.buffer, shared.buffer])
      expect(encodeHistory(unwrap(decodeHistory(given)))).toEqual(bytes);
    // What the host does with its bytes later changes nothing.
    const own = unwrap(decodeHistory(pooled));
    pooled.fill(0);
    expect(encodeHistory(own)).toEqual(bytes);
  });

  test('of something else are refused', () => {
    expect(problem(new Uint8Array())).toEqual([['unreadable_bytes', '', 'format']]);
    expect(problem(bytes.slice().reverse())).toEqual([['unreadable_bytes', '', 'format']]);
    expect(problem(bytes.slice(0, -8))).toEqual([['unreadable_bytes', '', 'length']]);
    expect(problem(bytes.slice(0, 20))).toEqual([['unreadable_bytes', '', 'length']]);
    for (const none of [null, undefined, 7, 'SWH2', [...bytes], JSON.parse(JSON.stringify(bytes)), { byteLength: 8 }])
      expect(problem(none as never)).toEqual([['unreadable_bytes', '', 'not_bytes']]);
  });

  test('in which any one was changed are refused', () => {
    for (let index = 0; index < bytes.length; index++)
      for (const change of [1, 0x55, 0x80, 0xff]) {
        const changed = bytes.slice();
        changed[index] = (changed[index] as number) ^ change;
        expect(problem(changed)).not.toBeNull();
      }
  });

  test('have the checksum of zip and PNG', () => {
    // The check value of the catalogue of CRCs (CRC-32/ISO-HDLC).
    expect(bitwise(new TextEncoder().encode('123456789'))).toBe(0xcb_f4_39_26);
    expect(new Uint32Array(bytes.buffer)[3]).toBe(bitwise(bytes.subarray(16)));
  });

  test('are told in both languages with what is the matter', () => {
    const told = (given: unknown) => {
      const decoded = decodeHistory(given as Uint8Array);
      return decoded.ok ? [] : decoded.issues.flatMap((issue) => [formatIssue(issue, en), formatIssue(issue, zhCN)]);
    };
    const changed = bytes.slice();
    changed[40] = 0;
    expect(told(changed)).toEqual([
      'These bytes are no history (some were changed).',
      '这些字节不是历史数据（有字节被改动）。',
    ]);
    for (const given of [null, new Uint8Array(), bytes.slice(8), bytes.slice(0, -8), withHead(() => null)])
      for (const text of told(given)) expect(text).not.toMatch(/[(（][a-z_]+[)）]/);
  });

  test.each([
    null,
    7,
    {},
    { ids: ['a'] },
    { ids: ['a', 7] },
    { path: null },
    { path: { ...path, stages: ['lead', 'lead', 'hold', 'bid'] } },
    { path: { ...path, moves: { lead: 'need' } } },
    { attributes: ['owner'] },
    { attributes: ['owner'], values: [[7, 8]] },
    { large: [[0, '1.5']] },
    { currencyNames: ['yuan'] },
    { bitemporal: 'partial' },
    { events: -1 },
    { events: 1e15 },
    { has: ['tie'] },
    { changes: 5 },
    { changes: [null] },
    { changes: [{ attribute: 'owner', names: [], count: 0, isRecorded: false }] },
    { attributes: ['owner'], values: [[null, null]], changes: [{ attribute: 'owner', names: [7], count: 0 }] },
    {
      attributes: ['owner'],
      values: [[null, null]],
      changes: [{ attribute: 'owner', names: [], count: -1, isRecorded: false }],
    },
    {
      attributes: ['owner'],
      values: [[null, null]],
      changes: [{ attribute: 'owner', names: [], count: 1e15, isRecorded: false }],
    },
  ])('with a head that is none are refused: %j', (change) => {
    const isObject = typeof change === 'object' && change !== null;
    const changed = withHead((head) => (isObject && Object.keys(change).length > 0 ? { ...head, ...change } : change));
    expect(problem(changed)?.[0]?.[0]).toBe('unreadable_bytes');
  });

  test('with columns that are none are refused with the column', () => {
    expect(problem(withHead((head) => ({ ...head, ids: ['b', 'a'] })))).toEqual([
      ['malformed_history', 'ids', undefined],
    ]);
    expect(problem(withHead((head) => ({ ...head, large: [[9, '1']] })))).toEqual([
      ['malformed_history', 'large', undefined],
    ]);
  });
});

test('as of an instant that cannot be read is a mistake; before everything there is nothing', () => {
  expect(() => whole.asOf('soon')).toThrow('unreadable_instant');
  expect(whole.asOf(day(0)).opportunities).toBe(0);
  expect(whole.asOf('2026-08-02T00:00:00Z').ids).toEqual(['a', 'b']);
});

test('two places of one name are a mistake', () => {
  expect(() => historyFromRows(rows, { path: { ...path, won: ['lead'] }, columns })).toThrow('ambiguous_place');
});
