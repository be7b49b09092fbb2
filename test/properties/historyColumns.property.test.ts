import { fc, test } from '@fast-check/vitest';
import { unwrap } from 'stagewright';
import {
  decodeHistory,
  encodeHistory,
  historyFromNested,
  historyFromRows,
  historyFromStream,
  historyReader,
  mergeHistories,
  type StageHistory,
} from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { day, stagesPath as path } from '../support/stagesHistory.js';

// The laws of histories with everything that rows may tell: reasons, their order within an instant, attributes that
// disagree, and rows that cannot be right.

type Row = { readonly [column: string]: unknown };
const FEW = { numRuns: 60 };
const places = [...path.stages, ...path.won, ...path.lost, ...path.abandoned, ...path.afterWin];
const columns = {
  opportunityId: 'id',
  at: 'at',
  to: 'to',
  amount: 'amount',
  recordedAt: 'known',
  closeOn: 'close',
  reason: 'why',
  seq: 'seq',
} as const;
const instant = fc.integer({ min: 1, max: 9 }).map(day);
const sound = {
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  at: instant,
  to: fc.constantFrom(...places),
  amount: fc.constantFrom('', '5', '0.07', '99999999999999999.99'),
  known: fc.oneof(fc.constant(null), instant),
  close: fc.constantFrom('', '2026-09-01'),
  why: fc.constantFrom('', 'price', 'rival', '价格'),
  seq: fc.constantFrom(null, 1, 2),
};
const rowsOf: fc.Arbitrary<Row[]> = fc.array(fc.record(sound), { maxLength: 20 });
const dirtyOf: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    ...sound,
    id: fc.constantFrom('a', 'b', '', null),
    at: fc.oneof(
      instant,
      fc.constantFrom<unknown>(0, 'soon', '2026-02-30', '2026-08-02 10:00:00', '2026-08-03T00:00:00Z'),
    ),
    to: fc.constantFrom(...places, 'Bid', null),
    amount: fc.constantFrom('', '5', '1,5'),
    seq: fc.constantFrom(null, 1, 'second'),
    close: fc.constantFrom('', '2026-09-01', 'May'),
  }),
  { maxLength: 30 },
);
const attributesOf = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    owner: fc.constantFrom('x', 'y', 'z', null),
    team: fc.constantFrom('n', 's', null),
  }),
  { selector: ({ id }) => id, maxLength: 4 },
);
const namesOf = fc.constantFrom(['owner', 'team'], ['team', 'owner'], ['team'], []) as fc.Arbitrary<
  ('owner' | 'team')[]
>;

const historyOf = fc.tuple(rowsOf, attributesOf, namesOf).map(
  ([rows, table, attributes]) =>
    historyFromRows(rows, {
      path,
      columns,
      currency: 'CNY',
      opportunities: { rows: table, id: 'id', attributes },
      policy: { opportunity_without_rows: 'keep' },
    }).history as StageHistory<string>,
);
const bytes = (history: StageHistory<string>) => Buffer.from(encodeHistory(history)).toString('base64');
const merged = (...histories: readonly StageHistory<string>[]) => unwrap(mergeHistories(histories)).history;

/** The rows in lots of these sizes, the rest as the last one. */
function lotsOf(rows: readonly Row[], sizes: readonly number[]): readonly (readonly Row[])[] {
  const lots: (readonly Row[])[] = [];
  let at = 0;
  for (const size of sizes) {
    lots.push(rows.slice(at, at + size));
    at += size;
  }
  return [...lots, rows.slice(at)];
}
const sizesOf = fc.array(fc.nat({ max: 6 }), { maxLength: 8 });

async function* stream(lots: readonly (readonly Row[])[]): AsyncGenerator<Row | readonly Row[]> {
  for (const [index, lot] of lots.entries()) {
    await Promise.resolve();
    if (index % 2 === 0) yield lot;
    else yield* lot;
  }
}

describe('histories with all columns', () => {
  test.prop([historyOf, historyOf, historyOf], FEW)(
    'merge in any grouping, and to what no order of the list changes, whatever their attributes say',
    (a, b, c) => {
      const all = bytes(merged(a, b, c));
      expect(bytes(merged(merged(a, b), c))).toBe(all);
      expect(bytes(merged(a, merged(b, c)))).toBe(all);
      expect(bytes(merged(merged(a, c), b))).toBe(all);
      expect(bytes(merged(c, b, a))).toBe(all);
    },
  );

  test.prop([historyOf, instant], FEW)(
    'survive the way over bytes, and so does what was known then',
    (history, asOf) => {
      for (const each of [history, history.asOf(asOf)]) {
        const again = unwrap(decodeHistory(encodeHistory(each))) as StageHistory<string>;
        expect(bytes(again)).toBe(bytes(each));
        expect([again.amounts, again.currencies, again.values, again.path]).toEqual([
          each.amounts,
          each.currencies,
          each.values,
          each.path,
        ]);
        expect(again.spells(asOf)).toEqual(each.spells(asOf));
      }
    },
  );

  test.prop([historyOf, historyOf, instant], FEW)(
    'as known then, merged or merged and then as known then, are one',
    (a, b, asOf) => {
      expect(eventsOf(merged(a.asOf(asOf), b.asOf(asOf)))).toEqual(eventsOf(merged(a, b).asOf(asOf)));
    },
  );

  test.prop([dirtyOf, sizesOf], FEW)(
    'of rows that cannot be right are the same with the same complaints, in lots, as a stream and at once',
    async (rows, sizes) => {
      const options = { path, columns, currency: 'CNY', zone: 'UTC' } as const;
      const whole = historyFromRows(rows, options);
      const reader = historyReader<Row>(options);
      for (const lot of lotsOf(rows, sizes)) reader.add(lot);
      for (const read of [reader.read(), await historyFromStream(stream(lotsOf(rows, sizes)), options)]) {
        expect(bytes(read.history)).toBe(bytes(whole.history));
        expect(read.quality).toEqual(whole.quality);
      }
    },
  );

  test.prop([rowsOf], FEW)('of opportunities that hold their own rows are those of the rows', (rows) => {
    const ids = [...new Set(rows.map(({ id }) => id))];
    const nested = ids.map((id) => ({ id, log: rows.filter((row) => row.id === id) }));
    const { opportunityId: _, ...own } = columns;
    const { history } = historyFromNested<{ id: unknown; log: Row[] }, Row>(nested, {
      path,
      id: 'id',
      changes: ({ log }) => log,
      columns: own,
      currency: 'CNY',
    });
    expect(bytes(history)).toBe(bytes(historyFromRows(rows, { path, columns, currency: 'CNY' }).history));
  });
});

/** What happened, by opportunity: attributes of whom nothing is known yet do not matter. */
const eventsOf = (history: StageHistory<string>) => ({
  ids: history.ids,
  first: [...history.first],
  at: [...history.at],
  recordedAt: [...history.recordedAt],
  place: [...history.place],
  amounts: history.amounts,
});
