import { fc, test } from '@fast-check/vitest';
import { unwrap } from 'stagewright';
import {
  amountChange,
  cohortConversion,
  conform,
  decodeHistory,
  encodeHistory,
  funnelConversion,
  historyFromRows,
  historyReader,
  journeysOf,
  type Measured,
  maintenanceLoad,
  mergeHistories,
  outcomeAnalysis,
  pipelineCreated,
  pipelineHygiene,
  pipelineMovement,
  type StageHistory,
  salesVelocity,
  stageDistribution,
  stageFlow,
  stageTotalRatio,
  staleOpportunities,
  timeInStage,
  winRate,
} from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import {
  type AnyChange,
  type AnyRow,
  anyChanges,
  anyHistory,
  anyRows,
  changesOf,
  everyReport,
  ROWS,
} from '../support/everyReport.js';
import { resummed } from '../support/resummed.js';
import { day } from '../support/stagesHistory.js';

// The laws of attributes that change: what is read is a function of the set of changes, what is split by them is complete,
// and what was known at an instant is what was known then.

const FEW = { numRuns: 40 };
const SOME = { numRuns: 12 };
type History = StageHistory<'owner' | 'segment' | 'reason'>;
const bytes = (history: History) => Buffer.from(encodeHistory(history)).toString('base64');
const merged = (...histories: readonly History[]) => unwrap(mergeHistories(histories)).history;
const instantOf = fc.integer({ min: 1, max: 80 }).map((hours) => day(1) + hours * 43_200_000);
const keysOf = fc.array(fc.nat({ max: 2 }), { minLength: 70, maxLength: 70 });

/** Rows of whom `a`, `b` and `c` always are. */
const someRows = anyRows().map((rows) => [
  ...rows,
  ...['a', 'b', 'c'].map((id) => ({ id, at: day(1), to: 'lead', amount: '1', currency: 'CNY', close: '' })),
]);
/** Changes of two, at two instants, of which nothing else says which came first. */
const tiedChanges = anyChanges().map((changes) =>
  changes.map((change) => ({
    ...change,
    id: change.id < 'e' ? 'a' : 'b',
    at: change.at < day(15) ? day(5) : day(9),
    known: change.known && day(20),
  })),
);

const shuffled = <T>(list: readonly T[], keys: readonly number[]): readonly T[] =>
  list
    .map((each, index) => ({ each, key: keys[index] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each);

describe('a history with changes', () => {
  test.prop([someRows, tiedChanges, keysOf], FEW)(
    'is the same from them in any order, ties too',
    (rows, changes, keys) => {
      expect(bytes(anyHistory(rows, shuffled(changes, keys)))).toBe(bytes(anyHistory(rows, changes)));
    },
  );

  test.prop([anyRows(), anyChanges(), fc.nat({ max: 20 })], FEW)(
    'from lots is that from all at once',
    (rows, changes, cut) => {
      const reader = historyReader({ ...ROWS, attributeChanges: changesOf(changes.slice(0, cut)) });
      reader.add(rows.slice(cut));
      reader.read();
      reader.addChanges(changes.slice(cut));
      reader.add(rows.slice(0, cut));
      const whole = historyFromRows(rows, { ...ROWS, attributeChanges: changesOf(changes) });
      const { history, quality } = reader.read();
      expect(bytes(history)).toBe(bytes(whole.history));
      expect(quality.changes?.kept).toBe(whole.quality.changes?.kept);
      const excluded = quality.changes?.problems.filter(({ action }) => action === 'excluded') ?? [];
      const left = excluded.reduce((sum, { count }) => sum + count, 0);
      expect((quality.changes?.kept ?? 0) + left).toBe(changes.length);
      const held = Object.values(history.changes).reduce((sum, own) => sum + (own?.at.length ?? 0), 0);
      expect(held).toBe(quality.changes?.kept);
    },
  );

  test.prop([someRows, tiedChanges, keysOf], FEW)(
    'from shards of its changes is that of all of them, also where shards overlap',
    (rows, changes, shards) => {
      const parts = [0, 1, 2].map((shard) =>
        anyHistory(
          rows,
          changes.filter((_, index) => shards[index] !== shard),
        ),
      );
      expect(bytes(merged(...parts))).toBe(bytes(anyHistory(rows, changes)));
    },
  );

  test.prop([anyRows(), anyChanges(), instantOf], FEW)(
    'from loads that are cut by time is the whole one, where each is given the whole table of changes',
    (rows, changes, cut) => {
      const loads = [rows.filter(({ at }) => at < cut), rows.filter(({ at }) => at >= cut)];
      expect(bytes(merged(...loads.map((load) => anyHistory(load, changes))))).toBe(bytes(anyHistory(rows, changes)));
    },
  );

  test.prop([someRows, tiedChanges, anyRows(), anyChanges(), someRows, tiedChanges], FEW)(
    'merges in any order and grouping, and with itself',
    (...all) => {
      const [rows1, changes1, rows2, changes2, rows3, changes3] = all;
      const [a, b, c] = [anyHistory(rows1, changes1), anyHistory(rows2, changes2), anyHistory(rows3, changes3)];
      const whole = bytes(merged(a, b, c));
      expect(bytes(merged(c, a, b))).toBe(whole);
      expect(bytes(merged(merged(a, b), c))).toBe(whole);
      expect(bytes(merged(a, merged(b, c)))).toBe(whole);
      expect(bytes(merged(a))).toBe(bytes(a));
      expect(bytes(merged(a, a))).toBe(bytes(a));
    },
  );

  test.prop([anyRows(), anyChanges(), instantOf], FEW)(
    'survives the way over bytes, as it was known too',
    (rows, changes, asOf) => {
      const whole = anyHistory(rows, changes);
      for (const history of [whole, whole.asOf(new Date(asOf))]) {
        const decoded = unwrap(decodeHistory(encodeHistory(history)));
        expect(bytes(decoded as History)).toBe(bytes(history));
        expect([decoded.changes, decoded.values]).toEqual([history.changes, history.values]);
      }
    },
  );

  test.prop(
    [
      anyRows(),
      anyChanges(),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
      fc.nat(),
    ],
    FEW,
  )('is refused, or sound, whatever became of its bytes', (rows, changes, spoiled, length) => {
    const encoded = encodeHistory(anyHistory(rows, changes));
    for (const [at, value] of spoiled) encoded[at % encoded.length] = value;
    for (const each of [encoded, encoded.slice(0, length % encoded.length)].flatMap((one) => [one, resummed(one)])) {
      const decoded = decodeHistory(each);
      if (!decoded.ok) expect(decoded.issues.length).toBeGreaterThan(0);
      else expect(unwrap(decodeHistory(encodeHistory(decoded.value))).changes).toEqual(decoded.value.changes);
    }
  });
});

/** Without what names when attributes are read: it is of the whole history, whatever was known of it then. */
const bare = (reports: readonly Measured<unknown>[]) =>
  reports.map(({ bounds: { attributeAt: _, ...bounds }, ...report }) => ({ ...report, bounds }));

/** The value at an instant by what was known at another, as the rows say it: `undefined` where nobody does. */
function told(changes: readonly AnyChange[], at: number, asOf: number): string | null | undefined {
  const known = changes
    .filter((change) => change.at <= asOf && (change.known ?? change.at) <= asOf)
    .sort((a, b) => a.at - b.at || (a.known ?? a.at) - (b.known ?? b.at));
  return known.findLast((change) => change.at <= at)?.to;
}

/** Of no two of which nothing says which came first. */
const orderedChanges = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    field: fc.constant('owner' as const),
    at: instantOf,
    from: fc.constant(null),
    to: fc.constantFrom(null, 'x', 'y', 'z'),
    known: fc.oneof(fc.constant(null), instantOf),
  }),
  { selector: ({ id, at, known }) => `${id} ${at} ${known ?? at}`, maxLength: 15 },
);
describe('the value at an instant', () => {
  test.prop([someRows, orderedChanges, instantOf, instantOf], FEW)(
    'is what a plain search of the rows finds, by what was known then',
    (rows, changes, at, asOf) => {
      const history = anyHistory(rows, changes);
      for (const [index, id] of history.ids.entries()) {
        const own = changes.filter((change) => change.id === id);
        if (own.length === 0) continue;
        expect(history.valueAt('owner', index, new Date(at), new Date(asOf))).toBe(told(own, at, asOf) ?? null);
        expect(history.values.owner[index]).toBe(told(own, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));
      }
    },
  );

  test.prop([someRows, orderedChanges, instantOf], FEW)(
    'as of an instant is that of a history of the rows known by then, and so are reports of both',
    (rows, changes, asOf) => {
      const known = changes.filter((change) => change.at <= asOf && (change.known ?? change.at) <= asOf);
      const { opportunities, ...plain } = ROWS;
      // Of whom nothing is known yet, nobody knew: the table does not say it either.
      const table = {
        ...opportunities,
        rows: opportunities.rows.map((row) =>
          changes.some(({ id }) => id === row.id) ? { ...row, owner: null as never } : row,
        ),
      };
      const then = historyFromRows(
        rows.filter(({ at }) => at <= asOf),
        { ...plain, opportunities: table, attributeChanges: changesOf(known) },
      ).history;
      const seen = anyHistory(rows, changes).asOf(new Date(asOf));
      expect(bytes(seen)).toBe(bytes(then));
    },
  );

  test.prop([anyRows(), anyChanges()], SOME)(
    'in reports as of an instant is as the history as of then has it',
    (rows, changes) => {
      const history = anyHistory(rows, changes);
      expect(bare(everyReport(history))).toEqual(bare(everyReport(history.asOf(new Date(day(40))))));
    },
  );
});

/** Reports of one instant, without what names when attributes are read. */
const unnamed = (reports: readonly Measured<unknown>[]) =>
  bare(reports).filter(({ method }) => !method.startsWith('compareDistributions'));

const valuesOf = (history: History): { readonly rows: readonly object[] } => ({
  rows: history.ids.map((id, index) => ({
    id,
    owner: history.values.owner[index],
    segment: history.values.segment[index],
    reason: history.values.reason[index],
  })),
});
const isStatic = (rows: readonly AnyRow[], values: { readonly rows: readonly object[] }) =>
  historyFromRows(rows, { ...ROWS, opportunities: { ...ROWS.opportunities, ...values } as typeof ROWS.opportunities })
    .history as History;

describe('a split by attributes that change', () => {
  test.prop([anyRows(), anyChanges()], SOME)(
    'is that of values that do not, where all changed before anything happened',
    (rows, changes) => {
      const early = changes
        .map((change, index) => ({ ...change, at: day(-9) + change.at - day(1), known: null, index }))
        .filter(({ at }) => at < day(1));
      const history = anyHistory(rows, early);
      expect(unnamed(everyReport(history))).toEqual(unnamed(everyReport(isStatic(rows, valuesOf(history)))));
    },
  );

  test.prop([anyRows(), anyChanges()], SOME)(
    'as they are at the end is that of the values of the end',
    (rows, changes) => {
      const history = anyHistory(rows, changes);
      const now = isStatic(rows, valuesOf(history.asOf(new Date(day(40)))));
      expect(unnamed(everyReport(history, { attributeAt: 'asOf' }))).toEqual(unnamed(everyReport(now)));
    },
  );

  test.prop([anyRows(), anyChanges()], SOME)('sums to the total', (rows, changes) => {
    const history = anyHistory(rows, changes);
    for (const groupBy of [['owner'], ['owner', 'segment']] as const)
      for (const attributeAt of ['counted', 'asOf', new Date(day(9))] as const)
        for (const [name, total, parts] of additive(history, { asOf: new Date(day(40)), groupBy, attributeAt }))
          expect([name, parts.reduce((sum, part) => sum + part, 0)]).toEqual([name, total]);
  });

  test.prop([someRows, orderedChanges], FEW)(
    'gives each close to whom a plain search finds at the close',
    (rows, changes) => {
      const asOf = day(60);
      const history = anyHistory(rows, changes);
      const basis = { closedDuring: { from: new Date(day(1)), to: new Date(day(59)) } };
      const { groups, total } = winRate(history, { basis, asOf: new Date(asOf), groupBy: ['owner'] });
      const closes = outcomeAnalysis(history, { asOf: new Date(asOf), every: 'day' }).groups;
      const expected = new Map<string | null, number>();
      for (const { key, value } of closes)
        for (const id of value.outcomes.flatMap(({ ids }) => ids)) {
          const journey = journeysOf(history, asOf).find(({ opportunity }) => history.ids[opportunity] === id);
          // The instant of the close is that of a stay that begins on the day that the report names.
          const at = journey?.spells.findLast((spell) =>
            new Date(spell.at).toISOString().startsWith(key.period ?? 'x'),
          )?.at;
          const first = journey?.spells.find((spell) =>
            new Date(spell.at).toISOString().startsWith(key.period ?? 'x'),
          )?.at;
          if (at === undefined || at !== first) return;
          const own = changes.filter((change) => change.id === id);
          const fixed = ROWS.opportunities.rows.find((row) => row.id === id)?.owner ?? null;
          const owner = own.length === 0 ? fixed : (told(own, at, asOf) ?? null);
          expected.set(owner, (expected.get(owner) ?? 0) + 1);
        }
      expect(new Map(groups.map(({ key, value }) => [key.owner, value.denominator]))).toEqual(expected);
      expect(total.denominator).toBe([...expected.values()].reduce((sum, count) => sum + count, 0));
    },
  );
});

type Split = {
  readonly asOf: Date;
  readonly groupBy: readonly ('owner' | 'segment')[];
  readonly attributeAt: 'counted' | 'asOf' | Date;
};

/** Numbers that add up, of each measure that has one: the total, and those of the groups. */
function additive(history: History, split: Split): readonly (readonly [string, number, readonly number[]])[] {
  const during = { from: new Date(day(3)), to: new Date(day(24)) };
  const of = <V>(report: Measured<V>, number: (value: V) => number) =>
    [report.method, number(report.total), report.groups.map(({ value }) => number(value))] as const;
  const cohort = (population: object, until: object) =>
    cohortConversion(history, { ...split, stage: 'lead', population, until } as never);
  return [
    of(stageDistribution(history, { ...split, during }), ({ count }) => count),
    of(winRate(history, { ...split, basis: { closedDuring: during } }), ({ denominator }) => denominator),
    of(winRate(history, { ...split, basis: { closedDuring: during } }), ({ numerator }) => numerator),
    of(
      winRate(history, { ...split, basis: { createdDuring: during }, against: 'all' }),
      ({ denominator }) => denominator,
    ),
    of(cohort({ presentAt: during.from }, { at: during.to }), ({ stayed }) => stayed),
    of(cohort({ enteredDuring: during }, { followUpDays: 7 }), ({ advanced }) => advanced.denominator),
    of(timeInStage(history, { ...split, visits: 'each' }), (stages) =>
      stages.reduce((sum, row) => sum + row.entered, 0),
    ),
    of(stageFlow(history, split), ({ moves }) => moves),
    of(funnelConversion(history, split), ({ steps }) => steps[0]?.reached ?? 0),
    of(outcomeAnalysis(history, split), ({ closed }) => closed),
    of(amountChange(history, split), ({ won }) => won.n),
    of(pipelineCreated(history, { ...split, during }), ({ count }) => count),
    of(pipelineHygiene(history, split), ({ open }) => open),
    of(pipelineMovement(history, { ...split, during }), (currencies) =>
      currencies.flatMap(({ steps }) => steps).reduce((sum, { count }) => sum + count, 0),
    ),
    of(salesVelocity(history, { ...split, closedDuring: during }), ({ open, won }) => open + won),
    of(stageTotalRatio(history, { ...split, at: [during.from, during.to] }), (pairs) =>
      pairs.reduce((sum, { ratio }) => sum + ratio.numerator + ratio.denominator, 0),
    ),
    of(staleOpportunities(history, { ...split, after: { age: 3 } }), ({ open }) => open),
    of(maintenanceLoad(history, { ...split, cycleDays: 9 }), ({ open }) => open),
    of(conform(history.path, history, split), ({ moves }) => moves),
  ];
}
