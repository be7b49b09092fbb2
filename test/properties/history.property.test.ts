import { fc, test } from '@fast-check/vitest';
import { unwrap } from 'stagewright';
import {
  cohortConversion,
  conversionDays,
  decodeHistory,
  encodeHistory,
  funnelConversion,
  historyFromRows,
  historyReader,
  mergeHistories,
  type StageHistory,
  stageDistribution,
  winRate,
} from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { resummed } from '../support/resummed.js';
import { day, stagesPath as path } from '../support/stagesHistory.js';

type Row = {
  readonly id: string;
  readonly at: number;
  readonly to: string;
  readonly amount: string | null;
  readonly currency: string;
  readonly known: number | null;
  readonly closeOn: string | null;
};

const IDS = ['a', 'b', 'c', 'd', 'e'];
const places = [...path.stages, ...path.won, ...path.lost, ...path.abandoned, ...path.afterWin];
const instant = fc.integer({ min: 1, max: 40 }).map((hours) => day(1) + hours * 43_200_000);
const row: fc.Arbitrary<Row> = fc.record({
  id: fc.constantFrom(...IDS),
  at: instant,
  to: fc.constantFrom(...places),
  amount: fc.oneof(fc.constant(null), fc.integer({ min: -99, max: 999 }).map(String), fc.constant('99999999999999999')),
  currency: fc.constantFrom('CNY', 'USD', 'JPY'),
  known: fc.oneof(fc.constant(null), instant),
  closeOn: fc.constantFrom(null, '2026-09-01', '2026-10-01'),
});
/** Rows of which some share an opportunity and an instant. */
const tied = fc.array(row, { maxLength: 30 });
/** Rows of which none do: nothing is left to the order of input. */
const untied = fc.uniqueArray(row, { selector: ({ id, at }) => `${id} ${at}`, maxLength: 30 });
const FEW = { numRuns: 60 };

const options = {
  path,
  columns: {
    opportunityId: 'id',
    at: 'at',
    to: 'to',
    amount: 'amount',
    currency: 'currency',
    recordedAt: 'known',
    closeOn: 'closeOn',
  },
} as const;
const withOwners = {
  ...options,
  opportunities: {
    rows: IDS.map((id) => ({ id, owner: id < 'c' ? 'x' : 'y' })),
    id: 'id',
    attributes: ['owner'],
  },
} as const;
const read = (rows: readonly Row[], duplicate_row: 'keep' | 'exclude' = 'exclude') =>
  historyFromRows(rows, { ...options, policy: { duplicate_row } }).history;
const bytes = (history: StageHistory<never>) => Buffer.from(encodeHistory(history)).toString('base64');
const merged = (...histories: readonly StageHistory<never>[]) => unwrap(mergeHistories(histories)).history;

function reports(history: StageHistory<'owner'>, asOf: number): string {
  const split = { asOf, groupBy: ['owner'] } as const;
  // How many events say when they became known is of the whole history, whatever is asked of it.
  const isMeasured = (key: string, value: unknown) =>
    key === 'warnings' && Array.isArray(value) ? value.filter(({ code }) => code !== 'recorded_at_assumed') : value;
  const all = [
    stageDistribution(history, split),
    funnelConversion(history, split),
    conversionDays(history, split),
    winRate(history, { ...split, basis: { closedDuring: { from: day(1), to: asOf } } }),
    cohortConversion(history, {
      ...split,
      stage: 'need',
      population: { enteredDuring: { from: day(1), to: asOf } },
      until: { followUpDays: 3 },
    }),
  ];
  return JSON.stringify(all, isMeasured);
}

describe('a history', () => {
  test.prop([untied, fc.array(fc.nat(), { minLength: 30, maxLength: 30 })])(
    'is the same from rows in any order',
    (rows, keys) => {
      const shuffled = rows.map((each, index) => ({ each, key: keys[index] ?? 0 })).sort((a, b) => a.key - b.key);
      expect(bytes(read(shuffled.map(({ each }) => each)))).toBe(bytes(read(rows)));
    },
  );

  test.prop([tied, fc.array(fc.integer({ min: 1, max: 7 }))])(
    'from lots is that from all rows at once',
    (rows, sizes) => {
      const reader = historyReader<Row>(options);
      let at = 0;
      for (const size of sizes) {
        reader.add(rows.slice(at, at + size));
        // What is read in between changes nothing.
        expect(reader.read().quality.rows).toBe(Math.min(rows.length, at + size));
        at += size;
      }
      reader.add(rows.slice(at));
      const { history, quality } = reader.read();
      const whole = historyFromRows(rows, options);
      expect(bytes(history)).toBe(bytes(whole.history));
      expect(quality).toEqual(whole.quality);
    },
  );

  test.prop([untied, fc.array(fc.nat({ max: 2 }), { minLength: 30, maxLength: 30 })])(
    'from shards is that from all rows, also where shards overlap',
    (rows, shards) => {
      const parts = [0, 1, 2].map((shard) => read(rows.filter((_, index) => shards[index] !== shard)));
      expect(bytes(merged(...parts))).toBe(bytes(read(rows)));
    },
  );

  test.prop([tied, tied, tied])('merges in any order and grouping, and with itself', (one, two, three) => {
    const [a, b, c] = [read(one), read(two), read(three, 'keep')];
    const all = bytes(merged(a, b, c));
    expect(bytes(merged(c, a, b))).toBe(all);
    expect(bytes(merged(merged(a, b), c))).toBe(all);
    expect(bytes(merged(a, merged(b, c)))).toBe(all);
    expect(bytes(merged(a))).toBe(bytes(a));
    expect(bytes(merged(a, a))).toBe(bytes(a));
  });

  test.prop([tied])('survives the way over bytes', (rows) => {
    const history = historyFromRows(rows, withOwners).history;
    const decoded = unwrap(decodeHistory(encodeHistory(history)));
    expect(Buffer.from(encodeHistory(decoded)).equals(Buffer.from(encodeHistory(history)))).toBe(true);
    expect(decoded.amounts).toEqual(history.amounts);
    expect(decoded.currencies).toEqual(history.currencies);
    expect(decoded.values).toEqual(history.values);
  });

  test.prop([untied, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }), fc.nat()])(
    'is refused, or sound, whatever became of its bytes',
    (rows, changes, length) => {
      const encoded = encodeHistory(read(rows));
      for (const [at, value] of changes) encoded[at % encoded.length] = value;
      for (const each of [encoded, encoded.slice(0, length % encoded.length)].flatMap((one) => [one, resummed(one)])) {
        const decoded = decodeHistory(each);
        if (!decoded.ok) expect(decoded.issues.length).toBeGreaterThan(0);
        else expect(unwrap(decodeHistory(encodeHistory(decoded.value))).events).toBe(decoded.value.events);
      }
    },
  );

  test.prop([untied, instant], FEW)('as of an instant is what rows known by then say', (rows, asOf) => {
    const history = historyFromRows(rows, withOwners).history;
    const then = rows.filter(({ known, at }) => (known ?? at) <= asOf);
    const filtered = historyFromRows(then, withOwners).history;
    expect(reports(history.asOf(asOf), asOf)).toBe(reports(filtered, asOf));
    expect(reports(history, asOf)).toBe(reports(history.asOf(asOf), asOf));
    const happened = historyFromRows(
      then.filter(({ at }) => at <= asOf),
      withOwners,
    ).history;
    expect(encodeHistory(history.asOf(asOf))).toEqual(encodeHistory(happened));
  });
});

const dirty = fc.record({
  id: fc.constantFrom(null, '', 'a', 'b', 7),
  at: fc.constantFrom<unknown>(
    day(1),
    day(2),
    new Date(day(3)),
    '2026-08-04T00:00:00Z',
    '2026-08-05 00:00:00',
    '2026-08-06',
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:59Z',
    0,
    null,
    'soon',
    day(60),
  ),
  to: fc.constantFrom<unknown>(...places, 'nowhere', null),
  from: fc.constantFrom<unknown>(...path.stages, null),
  until: fc.constantFrom<unknown>(null, day(1), day(30), '9999-12-31T00:00:00Z'),
  took: fc.constantFrom<unknown>(null, -1, '3'),
  amount: fc.constantFrom<unknown>(null, '1', '1,5'),
  known: fc.constantFrom<unknown>(null, day(9), 'later'),
  closeOn: fc.constantFrom<unknown>(null, '2026-09-01', 'spring'),
});
const POLICIES = ['keep', 'exclude'] as const;

describe('quality', () => {
  test.prop([
    fc.array(dirty, { maxLength: 40 }),
    fc.array(fc.constantFrom(...POLICIES), { minLength: 13, maxLength: 13 }),
  ])('accounts for every row: kept, or excluded under one kind', (rows, actions) => {
    const [sentinel, extract, stage, repetition, unchanged, exit, took, end, amount, date, known, chain, after] =
      actions;
    const { history, quality } = historyFromRows(rows, {
      path,
      currency: 'CNY',
      extractedAt: day(50),
      columns: {
        opportunityId: 'id',
        at: 'at',
        to: 'to',
        from: 'from',
        until: 'until',
        duration: 'took',
        amount: 'amount',
        recordedAt: 'known',
        closeOn: 'closeOn',
      },
      policy: {
        sentinel_date: sentinel ?? 'keep',
        after_extract: extract ?? 'keep',
        unknown_stage: stage ?? 'keep',
        duplicate_row: repetition ?? 'keep',
        no_change_of_stage: unchanged ?? 'keep',
        exit_before_entry: exit ?? 'keep',
        negative_duration: took ?? 'keep',
        unparsable_amount: amount ?? 'keep',
        unparsable_close_date: date ?? 'keep',
        unparsable_recorded_at: known ?? 'keep',
        broken_chain: chain ?? 'keep',
        event_after_end: after ?? 'keep',
        ...(end === undefined ? {} : { sentinel_end: 'keep' }),
      },
    });
    const excluded = quality.problems.filter(({ action }) => action === 'excluded');
    expect(quality.rows).toBe(rows.length);
    expect(history.events).toBe(quality.kept);
    expect(quality.kept + excluded.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
    for (const { count, samples } of quality.problems) expect(samples.length).toBe(Math.min(count, 5));
  });
});

test.prop([fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 12 })], FEW)(
  'the zone of the process changes nothing in local times',
  (hours) => {
    const rows = hours.map((hour, index) => ({
      id: IDS[index % 5] ?? 'a',
      at: new Date(day(1) + hour * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
      to: places[index % 4] ?? 'lead',
    }));
    const zones = ['UTC', 'America/Los_Angeles', 'Pacific/Apia'].map((zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
      const { history, quality } = historyFromRows(rows, { path, columns, zone: 'Europe/Berlin' });
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
      return `${bytes(history)} ${JSON.stringify(quality)}`;
    });
    expect(new Set(zones).size).toBe(1);
  },
);

test.prop([untied, fc.array(instant, { minLength: 1, maxLength: 4 })], FEW)(
  'stays of an instant are those of the rows up to it, whatever was asked before',
  (rows, instants) => {
    const { recordedAt: _, ...columns } = options.columns;
    const plain = { ...options, path: { ...path, parked: [] }, columns };
    const history = historyFromRows(rows, plain).history;
    for (const asOf of instants) {
      const known = historyFromRows(
        rows.filter(({ at }) => at <= asOf),
        plain,
      ).history;
      expect(staysById(history, asOf)).toEqual(staysById(known, Number.MAX_SAFE_INTEGER));
    }
  },
);

function staysById({ ids, spells, place, status: statuses }: StageHistory<never>, asOf: number) {
  const { first, end, place: places, at, createdAt, last, status } = spells(asOf);
  const known = ids.map((id, own) => ({ id, own, last: last[own] ?? -1 })).filter((entry) => entry.last >= 0);
  return known.map(({ id, own, last }) => ({
    id,
    stays: Array.from(places.subarray(first[own], end[own]), (here, index) => [here, at[(first[own] ?? 0) + index]]),
    createdAt: createdAt[own],
    after: [place[last], status[own], statuses[last]],
  }));
}
