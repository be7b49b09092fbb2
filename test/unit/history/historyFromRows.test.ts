import { historyFromRows } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

const path = {
  stages: ['lead', 'bid'],
  won: ['won'],
  lost: ['lost'],
  abandoned: ['dropped'],
  afterWin: ['sign'],
  parked: ['bid'],
  aliases: { Offer: 'bid' },
};
const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
const day = (number: number) => Date.UTC(2026, 0, number);
type Row = { readonly id: string | number | null; readonly at: unknown; readonly to: string | null };
const read = (rows: readonly Row[]) => historyFromRows(rows, { path, columns });

describe('rows become columns', () => {
  const { history, quality } = read([
    { id: 'b', at: '2026-01-05T08:00:00+08:00', to: 'won' },
    { id: 'a', at: new Date(day(3)), to: 'Offer' },
    { id: 'b', at: day(1), to: 'lead' },
    { id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead' },
    { id: 'b', at: day(9), to: 'sign' },
  ]);

  test('grouped by opportunity, in order of time, whatever the order of input', () => {
    expect(history.ids).toEqual(['a', 'b']);
    expect([...history.first]).toEqual([0, 2, 5]);
    expect([...history.at]).toEqual([day(1), day(3), day(1), day(5), day(9)]);
    expect([history.opportunities, history.events]).toEqual([2, 5]);
    expect(quality).toEqual({ rows: 5, kept: 5, problems: [] });
  });

  test('places are stages, then outcomes, then stages behind the win; aliases are resolved', () => {
    expect(history.places).toEqual(['lead', 'bid', 'won', 'lost', 'dropped', 'sign']);
    expect([...history.place]).toEqual([0, 1, 0, 2, 5]);
  });

  test('an opportunity is open, parked or closed after each', () => {
    expect([...history.status]).toEqual([0, 1, 0, 2, 2]);
  });

  test('what nobody says stays unknown', () => {
    expect(history.amounts).toEqual([null, null, null, null, null]);
    expect([...history.recordedAt]).toEqual([...history.at]);
    expect(history.bitemporal).toBe('none');
  });
});

test('an empty table is an empty history', () => {
  const { history, quality } = read([]);
  expect([history.opportunities, history.events, [...history.first]]).toEqual([0, 0, [0]]);
  expect(history.bitemporal).toBe('none');
  expect(quality).toEqual({ rows: 0, kept: 0, problems: [] });
});

describe('rows that cannot be used', () => {
  test('are counted by kind with samples, and the others are kept', () => {
    const { history, quality } = read([
      { id: 'a', at: day(1), to: 'lead' },
      { id: null, at: day(1), to: 'lead' },
      { id: '', at: day(1), to: 'lead' },
      { id: 'a', at: '2026-02-30T00:00:00Z', to: 'bid' },
      { id: 'a', at: '2026-01-01T00:00:00', to: 'bid' },
      { id: 'a', at: Number.NaN, to: 'bid' },
      { id: 'a', at: day(2), to: 'Bid' },
      { id: 'a', at: day(2), to: null },
      { id: 'a', at: day(2), to: '__proto__' },
      { id: 7, at: day(2), to: 'bid' },
    ]);
    expect(history.ids).toEqual(['7', 'a']);
    expect(quality).toEqual({
      rows: 10,
      kept: 2,
      problems: [
        { code: 'ambiguous_date', count: 1, action: 'excluded', samples: ['2026-01-01T00:00:00'] },
        { code: 'missing_id', count: 2, action: 'excluded', samples: [1, 2] },
        { code: 'missing_stage', count: 1, action: 'excluded', samples: ['a'] },
        { code: 'unknown_stage', count: 2, action: 'excluded', samples: ['Bid', '__proto__'] },
        { code: 'unparsable_date', count: 2, action: 'excluded', samples: ['2026-02-30T00:00:00Z', 'NaN'] },
      ],
    });
  });

  test('no more than five samples of a kind are kept', () => {
    const { quality } = read(Array.from({ length: 9 }, (_, n) => ({ id: 'a', at: day(1), to: `x${n}` })));
    expect(quality.problems).toEqual([
      { code: 'unknown_stage', count: 9, action: 'excluded', samples: ['x0', 'x1', 'x2', 'x3', 'x4'] },
    ]);
  });
});

describe('amounts', () => {
  test('without any currency are refused once, not row by row as unreadable', () => {
    const rows = [{ id: 'a', at: day(1), to: 'lead', amount: '80485.00' }];
    expect(() => historyFromRows(rows, { path, columns: { ...columns, amount: 'amount' } })).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code: 'missing_property', path: 'currency' })] }),
    );
  });

  const withAmount = { ...columns, amount: 'amount', currency: 'currency' } as const;
  const rows = (...amounts: readonly (readonly [amount: unknown, currency: string])[]) =>
    amounts.map(([amount, currency], n) => ({ id: `o${n}`, at: day(1), to: 'lead', amount, currency }));

  test('are kept in minor units of their currency', () => {
    const { history } = historyFromRows(rows(['1.5', 'CNY'], ['1500', 'JPY'], ['1.234', 'KWD'], ['-3', 'USD']), {
      path,
      columns: withAmount,
    });
    expect(history.amounts).toEqual([150n, 1500n, 1234n, -300n]);
    expect(history.currencies).toEqual(['CNY', 'JPY', 'KWD', 'USD']);
  });

  test('that do not parse leave the row without one', () => {
    const unreadable = rows(['1,5', 'CNY'], ['1.5', 'JPY'], ['1', 'nope'], ['', 'CNY'], [null, 'CNY']);
    const { history, quality } = historyFromRows(unreadable, { path, columns: withAmount });
    expect(history.amounts).toEqual([null, null, null, null, null]);
    expect(quality.problems).toEqual([
      { code: 'unknown_currency', count: 1, action: 'kept', samples: ['nope'] },
      { code: 'unparsable_amount', count: 2, action: 'kept', samples: ['1,5', '1.5'] },
    ]);
    expect(quality.kept).toBe(5);
  });
});

describe('rows that change nothing', () => {
  const cny = { path, columns: { ...columns, amount: 'amount' } as const, currency: 'CNY' };
  const row = (number: number, to: string, amount: string) => ({ id: 'a', at: day(number), to, amount });

  test('are told, and repetitions left out; a return to a stage is a change', () => {
    const rows = [
      row(1, 'lead', '5'),
      row(1, 'lead', '5'),
      row(2, 'lead', '5'),
      row(3, 'bid', '5'),
      row(4, 'lead', '5'),
    ];
    const { history, quality } = historyFromRows(rows, cny);
    expect([...history.place]).toEqual([0, 0, 1, 0]);
    expect(quality).toEqual({
      rows: 5,
      kept: 4,
      problems: [
        { code: 'duplicate_row', count: 1, action: 'excluded', samples: ['a'] },
        { code: 'no_change_of_stage', count: 1, action: 'kept', samples: ['a'] },
      ],
    });
    const policy = { no_change_of_stage: 'exclude', duplicate_row: 'keep' } as const;
    expect([...historyFromRows(rows, { ...cny, policy }).history.place]).toEqual([0, 1, 0]);
  });

  test('a new amount in the same stage is a change, and no fault', () => {
    const { history, quality } = historyFromRows([row(1, 'lead', '5'), row(2, 'lead', '7'), row(3, 'lead', '8')], cny);
    expect(history.amounts).toEqual([500n, 700n, 800n]);
    expect(quality).toEqual({ rows: 3, kept: 3, problems: [] });
  });
});

describe('a second table', () => {
  test('says what to split by; whom it does not name has no value', () => {
    const deals = [
      { key: 'b', segment: 'small', owner: 7 },
      { key: 'c', segment: 'large', owner: null },
    ];
    const rows = ['a', 'b', 'c'].map((id) => ({ id, at: day(1), to: 'lead' }));
    const { history } = historyFromRows(rows, {
      path,
      columns,
      opportunities: { rows: deals, id: 'key', attributes: ['segment', 'owner'] },
    });
    expect(history.attributes).toEqual(['segment', 'owner']);
    expect(history.values).toEqual({ segment: [null, 'small', 'large'], owner: [null, '7', null] });
  });
});

describe('when it became known', () => {
  const known = (...instants: readonly unknown[]) => {
    const rows = instants.map((recorded, n) => ({
      id: 'a',
      at: day(n + 1),
      to: n % 2 === 0 ? 'lead' : 'bid',
      recorded,
    }));
    return historyFromRows(rows, { path, columns: { ...columns, recordedAt: 'recorded' } }).history;
  };
  test('is said by all rows, some or none', () => {
    expect(known(day(5), day(6)).bitemporal).toBe('full');
    expect([...known(day(5), day(6)).recordedAt]).toEqual([day(5), day(6)]);
    expect(known(day(5), null).bitemporal).toBe('partial');
    expect([...known(day(5), null).recordedAt]).toEqual([day(5), day(2)]);
    expect(known(null, null).bitemporal).toBe('none');
  });
});
