import { deepStrictEqual } from 'node:assert';
import { performance } from 'node:perf_hooks';
import { parseISO } from 'date-fns/parseISO';
import {
  cohortConversion,
  conversionDays,
  decodeHistory,
  encodeHistory,
  historyFromRows,
  type StageHistory,
  stageDistribution,
  winRate,
} from '../../src/conversion/index.js';
import { readInstant } from '../../src/values/index.js';
import {
  type Answers,
  type Asked,
  type ExportDeal,
  type ExportRow,
  groupRows,
  path,
  plainReports,
} from './plainReports.js';

// Four reports over a history against the same in plain JavaScript over objects: answers first, then time. And what it
// takes to get there from rows, what an event weighs, how it grows, and the reader of ISO text.

const SIZE = Number(process.env.SIZE ?? 100_000);
const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);

/** A seeded linear congruential generator, so that every run draws the same. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** About 4.5 rows a deal: skips, steps back, losses; grouped by opportunity and in order of time. */
function exported(count: number): { readonly rows: readonly ExportRow[]; readonly deals: readonly ExportDeal[] } {
  const random = seeded(20_261_126);
  const rows: ExportRow[] = [];
  const deals: ExportDeal[] = [];
  for (let deal = 0; deal < count; deal++) {
    const id = `D${String(deal).padStart(7, '0')}`;
    deals.push({ id, segment: random() < 0.3 ? 'key' : 'small' });
    const amount = (1_000 + random() * 900_000).toFixed(2);
    let at = START + Math.floor(random() * 800) * DAY + Math.floor(random() * DAY);
    let stage = 0;
    const put = (to: string) => rows.push({ id, at: new Date(at).toISOString(), stage: to, amount });
    put('lead');
    for (let step = 0; step < 12; step++) {
      at += Math.ceil(random() * 30 * DAY);
      const draw = random();
      if (draw < 0.12) {
        put('lost');
        break;
      }
      if (draw < 0.2) break;
      if (draw < 0.3 && stage > 0) stage--;
      else stage += draw > 0.92 ? 2 : 1;
      if (stage >= 4) {
        put('won');
        break;
      }
      put(path.stages[stage] ?? 'lead');
    }
  }
  return { rows, deals };
}

const asked: Asked = { asOf: START + 1_000 * DAY, from: START + 200 * DAY, to: START + 600 * DAY, followUpDays: 60 };

function read({ rows, deals }: ReturnType<typeof exported>): StageHistory<'segment'> {
  return historyFromRows(rows, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'stage', amount: 'amount' },
    currency: 'CNY',
    opportunities: { rows: deals, id: 'id', attributes: ['segment'] },
  }).history;
}

const LIBRARY = {
  stageDistribution: (history: StageHistory<'segment'>) => stageDistribution(history, { asOf: asked.asOf }),
  cohortConversion: (history: StageHistory<'segment'>) =>
    cohortConversion(history, {
      asOf: asked.asOf,
      stage: 'need',
      population: { enteredDuring: { from: asked.from, to: asked.to } },
      until: { followUpDays: asked.followUpDays },
    }),
  conversionDays: (history: StageHistory<'segment'>) => conversionDays(history, { asOf: asked.asOf }),
  winRate: (history: StageHistory<'segment'>) =>
    winRate(history, {
      asOf: asked.asOf,
      basis: { closedDuring: { from: asked.from, to: asked.to } },
      groupBy: ['segment'],
      every: 'month',
    }),
};

function libraryReports(history: StageHistory<'segment'>): Answers {
  const { total: standing } = LIBRARY.stageDistribution(history);
  const { total: cohort } = LIBRARY.cohortConversion(history);
  const { total: days } = LIBRARY.conversionDays(history);
  const { groups } = LIBRARY.winRate(history);
  return {
    standing: standing.stages.map(({ stage, count, amount }) => [stage, count, Number(amount?.amount ?? 0) * 100]),
    cohort: [cohort.advanced.numerator, cohort.abandoned, cohort.movedBack, cohort.stayed],
    days: days.map(({ stage, converted, days }) => [stage, converted, days]),
    won: groups.map(({ key, value }) => [key.period ?? '', key.segment ?? '', value.numerator, value.denominator]),
  };
}

/** Milliseconds of a run: the median of so many, the cases taken in turn, after one of each to warm up. */
function timed<N extends string>(
  runs: number,
  cases: { readonly [name in N]: () => unknown },
): { [name in N]: number } {
  const names = Object.keys(cases) as N[];
  const times = new Map(names.map((name): [N, number[]] => [name, []]));
  for (let run = -1; run < runs; run++)
    for (const name of names) {
      globalThis.gc?.();
      const began = performance.now();
      cases[name]();
      if (run >= 0) times.get(name)?.push(performance.now() - began);
    }
  const median = (of: readonly number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as { [name in N]: number };
}

const show = (what: string, value: string, target = '') =>
  console.log(`${what.padEnd(64)} ${value.padStart(12)}   ${target}`);
const ms = (value: number) => `${value.toFixed(1)} ms`;
const ratio = (slow: number, fast: number) => `${(slow / fast).toFixed(1)}x`;

// Equal answers first: days to a millionth, since the two add them up in another order.
function rounded(answers: Answers) {
  return {
    ...answers,
    days: answers.days.map(([stage, n, days]) => [stage, n, days.toFixed(5)]),
  };
}
// Each side is measured with nothing of the other in memory: many objects alive make every collection of garbage dear.
const plain = plainSide();
const { history, kept } = librarySide();
show(`${SIZE} opportunities, ${history.events} events, equal answers`, '');
show('four reports, plain JavaScript over grouped objects', ms(plain.reports));
show('  with the grouping of the rows', ms(plain.reports + plain.grouping));
show('four reports, the library over a kept history', ms(kept.library));
for (const name of Object.keys(LIBRARY) as (keyof typeof LIBRARY)[]) show(`  ${name}`, ms(kept[name]));
show('plain over objects / library', ratio(plain.reports, kept.library));
show('plain from rows / library', ratio(plain.reports + plain.grouping, kept.library), '>= 60x');

function plainSide(): { readonly reports: number; readonly grouping: number; readonly answers: Answers } {
  const { rows, deals } = exported(SIZE);
  const grouped = groupRows(rows);
  const { reports, grouping } = timed(5, {
    reports: () => plainReports(grouped, deals, asked),
    grouping: () => groupRows(rows),
  });
  return { reports, grouping, answers: rounded(plainReports(grouped, deals, asked)) as never };
}

function librarySide() {
  const history = read(exported(SIZE));
  deepStrictEqual(rounded(libraryReports(history)), plain.answers);
  for (let run = 0; run < 5; run++) libraryReports(history);
  const tenth = read(exported(SIZE / 10));
  const cases = { library: () => libraryReports(history), tenth: () => libraryReports(tenth), ...alone(history) };
  return { history, kept: timed(9, cases) };
}

const table = exported(SIZE);
// From rows to columns: grouped, and in any order.
const random = seeded(7);
const keys = Float64Array.from(table.rows, random);
const order = Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
const tenth = exported(SIZE / 10);
const mixed = { deals: table.deals, rows: order.map((index) => table.rows[index] as ExportRow) };
deepStrictEqual(encodeHistory(read(mixed)), encodeHistory(history));
const built = timed(5, {
  plainGrouped: () => groupRows(table.rows),
  grouped: () => read(table),
  tenth: () => read(tenth),
  plainMixed: () => groupRows(mixed.rows),
  mixed: () => read(mixed),
  plainAll: () => plainReports(groupRows(table.rows), table.deals, asked),
  all: () => libraryReports(read(table)),
});
console.log();
show('rows grouped: plain JavaScript, to objects by opportunity', ms(built.plainGrouped));
show('rows grouped: the library, to checked columns', ms(built.grouped));
show('  a row', `${((built.grouped * 1e6) / table.rows.length).toFixed(0)} ns`);
show('  plain / library', ratio(built.plainGrouped, built.grouped));
show('rows in any order: plain JavaScript', ms(built.plainMixed));
show('rows in any order: the library', ms(built.mixed));
show('  plain / library', ratio(built.plainMixed, built.mixed));
show('from rows to four reports: plain / library', ratio(built.plainAll, built.all), '>= 3x');

// The reader of ISO text.
const texts = table.rows.slice(0, 50_000).map(({ at }) => at);
deepStrictEqual(
  texts.map((text) => parseISO(text).getTime()),
  texts.map(readInstant),
);
const sum = (of: (text: string) => number) => texts.reduce((total, text) => total + of(text), 0);
const iso = timed(9, {
  parseISO: () => sum((text) => parseISO(text).getTime()),
  dateParse: () => sum(Date.parse),
  library: () => sum((text) => readInstant(text) ?? Number.NaN),
});
console.log();
const each = (value: number) => `${((value * 1e6) / texts.length).toFixed(0)} ns`;
show('ISO text: date-fns parseISO', each(iso.parseISO));
show('ISO text: Date.parse', each(iso.dateParse));
show('ISO text: the library, with full validation', each(iso.library));
show('parseISO / library', ratio(iso.parseISO, iso.library), '>= 20x');

// Bytes an event: of the columns, and of what is stored.
const columnBytes = (of: StageHistory<'segment'>) => {
  const columns = [of.at, of.recordedAt, of.place, of.status, of.minor, of.currency, of.first];
  return new Set(columns.map(({ buffer }) => buffer)).size === columns.length
    ? columns.reduce((total, { byteLength }) => total + byteLength, 0) / of.events
    : columns.reduce((total, { byteLength }) => total + byteLength, -of.at.byteLength) / of.events;
};
const twoTimes = historyFromRows(table.rows, {
  path,
  columns: { opportunityId: 'id', at: 'at', to: 'stage', amount: 'amount', recordedAt: 'at' },
  currency: 'CNY',
}).history;
console.log();
show(
  'bytes an event: at, recordedAt, deal, from, to, amount, currency',
  columnBytes(twoTimes as never).toFixed(1),
  '<= 40',
);
show('the same where nobody says when it became known', columnBytes(history).toFixed(1));
const encoded = encodeHistory(history);
show('stored, with ids and attributes', (encoded.length / history.events).toFixed(1));
const bytes = timed(3, { encode: () => encodeHistory(history), decode: () => decodeHistory(encoded) });
show('encode, decode', `${ms(bytes.encode)}, ${ms(bytes.decode)}`);

// Growth.
console.log();
show(`ten times the opportunities: rows to columns`, ratio(built.grouped, built.tenth), '<= 12x');
show(`ten times the opportunities: four reports`, ratio(kept.library, kept.tenth), '<= 12x');

function alone(of: StageHistory<'segment'>): { readonly [name in keyof typeof LIBRARY]: () => unknown } {
  return {
    stageDistribution: () => LIBRARY.stageDistribution(of),
    cohortConversion: () => LIBRARY.cohortConversion(of),
    conversionDays: () => LIBRARY.conversionDays(of),
    winRate: () => LIBRARY.winRate(of),
  };
}
