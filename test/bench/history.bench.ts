import { deepStrictEqual } from 'node:assert';
import { parseISO } from 'date-fns/parseISO';
import { decodeHistory, encodeHistory, historyFromRows, type StageHistory } from '../../src/conversion/index.js';
import { readInstant } from '../../src/values/index.js';
import { asked, exported, LIBRARY, libraryReports, read, rounded, seeded } from './keptReports.js';
import { type ExportRow, groupRows, path, plainReports } from './plainReports.js';
import { inOwnProcesses } from './sides.js';
import { ms, ratio, show, timed } from './timed.js';

// Four reports over a history against the same in plain JavaScript over objects: answers first, then time. And what it
// takes to get there from rows, what an event weighs, how it grows, and the reader of ISO text.

const SIZE = Number(process.env.SIZE ?? 100_000);
const RUNS = Number(process.env.RUNS ?? 9);

/** Reports of plain JavaScript over objects that are grouped. */
function plainKept() {
  const { rows, deals } = exported(SIZE);
  const grouped = groupRows(rows);
  rows.length = 0;
  return {
    answers: rounded(plainReports(grouped, deals, asked)),
    ...timed(RUNS, { reports: () => plainReports(grouped, deals, asked) }),
  };
}

/** From rows to the reports in plain JavaScript. */
function plainRows() {
  const { rows, deals } = exported(SIZE);
  const mixed = inAnyOrder(rows);
  return timed(RUNS, {
    grouped: () => groupRows(rows),
    mixed: () => groupRows(mixed),
    all: () => plainReports(groupRows(rows), deals, asked),
    allMixed: () => plainReports(groupRows(mixed), deals, asked),
  });
}

/** Reports of the library over a kept history. */
function libraryKept() {
  const history = read(exported(SIZE));
  const tenth = read(exported(SIZE / 10));
  // Another instant each time: the history keeps the ends of stays of one, and a set of reports derives them once.
  let run = 0;
  const instant = () => asked.asOf + (run++ % 2);
  const encoded = encodeHistory(history);
  return {
    answers: rounded(libraryReports(history)),
    events: history.events,
    bytes: columnBytes(history),
    stored: encoded.length / history.events,
    ...timed(RUNS, {
      library: () => libraryReports(history, instant()),
      again: () => libraryReports(history),
      tenth: () => libraryReports(tenth, instant()),
      stageDistribution: () => LIBRARY.stageDistribution(history),
      cohortConversion: () => LIBRARY.cohortConversion(history),
      conversionDays: () => LIBRARY.conversionDays(history),
      winRate: () => LIBRARY.winRate(history),
    }),
    ...timed(3, { encode: () => encodeHistory(history), decode: () => decodeHistory(encoded) }),
  };
}

/** From rows to columns, and to the reports: grouped, and in any order. */
function libraryRows() {
  const { rows, deals } = exported(SIZE);
  const mixed = { rows: inAnyOrder(rows), deals };
  const history = read({ rows, deals });
  deepStrictEqual(encodeHistory(read(mixed)), encodeHistory(history));
  const tenth = exported(SIZE / 10);
  const twoTimes = historyFromRows(rows.slice(0, 100_000), {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'stage', amount: 'amount', recordedAt: 'at' },
    currency: 'CNY',
  }).history;
  return {
    answers: rounded(libraryReports(history)),
    bytes: columnBytes(twoTimes),
    ...timed(RUNS, {
      grouped: () => read({ rows, deals }),
      tenth: () => read(tenth),
      mixed: () => read(mixed),
      all: () => libraryReports(read({ rows, deals })),
      allMixed: () => libraryReports(read(mixed)),
    }),
  };
}

/** Nanoseconds a text. */
function isoText() {
  const texts = exported(10_000).rows.map(({ at }) => at);
  deepStrictEqual(
    texts.map((text) => parseISO(text).getTime()),
    texts.map(readInstant),
  );
  const sum = (of: (text: string) => number) => texts.reduce((total, text) => total + of(text), 0);
  const times = timed(9, {
    parseISO: () => sum((text) => parseISO(text).getTime()),
    dateParse: () => sum(Date.parse),
    library: () => sum((text) => readInstant(text) ?? Number.NaN),
  });
  const each = (value: number) => (value * 1e6) / texts.length;
  return { parseISO: each(times.parseISO), dateParse: each(times.dateParse), library: each(times.library) };
}

/** Rows in an order that is the same in every run. */
function inAnyOrder(rows: readonly ExportRow[]): readonly ExportRow[] {
  const keys = Float64Array.from(rows, seeded(7));
  const order = Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  return order.map((index) => rows[index] as ExportRow);
}

/** Bytes an event of the columns; one that stands for two is counted once. */
function columnBytes<A extends string>(of: StageHistory<A>): number {
  const columns = new Set([of.at, of.recordedAt, of.place, of.status, of.minor, of.currency, of.first]);
  return [...columns].reduce((total, { byteLength }) => total + byteLength, 0) / of.events;
}

await inOwnProcesses({ plainKept, libraryKept, plainRows, libraryRows, isoText }, (found) => {
  const { plainKept, libraryKept, plainRows, libraryRows, isoText } = found;
  deepStrictEqual(libraryKept.answers, plainKept.answers);
  deepStrictEqual(libraryRows.answers, plainKept.answers);
  const fromRows = plainKept.reports + plainRows.grouped;
  show(`${SIZE} opportunities, ${libraryKept.events} events, equal answers`, '');
  show('four reports, plain JavaScript over grouped objects', ms(plainKept.reports));
  show('  with the grouping of the rows', ms(fromRows));
  show('four reports, the library over a kept history', ms(libraryKept.library));
  show('  asked again at the same instant', ms(libraryKept.again));
  for (const name of Object.keys(LIBRARY) as (keyof typeof LIBRARY)[]) show(`  ${name}`, ms(libraryKept[name]));
  show('plain over objects / library', ratio(plainKept.reports, libraryKept.library));
  show('plain from rows / library', ratio(fromRows, libraryKept.library), '>= 60x');

  console.log();
  show('rows grouped: plain JavaScript, to objects by opportunity', ms(plainRows.grouped));
  show('rows grouped: the library, to checked columns', ms(libraryRows.grouped));
  show('  a row', `${((libraryRows.grouped * 1e6) / libraryKept.events).toFixed(0)} ns`);
  show('  plain / library', ratio(plainRows.grouped, libraryRows.grouped));
  show('rows in any order: plain JavaScript', ms(plainRows.mixed));
  show('rows in any order: the library', ms(libraryRows.mixed));
  show('  plain / library', ratio(plainRows.mixed, libraryRows.mixed));
  show('from rows grouped to four reports: plain / library', ratio(plainRows.all, libraryRows.all), '>= 3x');
  show('from rows in any order: plain / library', ratio(plainRows.allMixed, libraryRows.allMixed), '>= 3x');

  console.log();
  const each = (value: number) => `${value.toFixed(0)} ns`;
  show('ISO text: date-fns parseISO', each(isoText.parseISO));
  show('ISO text: Date.parse', each(isoText.dateParse));
  show('ISO text: the library, with full validation', each(isoText.library));
  show('parseISO / library', ratio(isoText.parseISO, isoText.library), '>= 20x');

  console.log();
  show('bytes an event: two times, deal, places, amount, currency', libraryRows.bytes.toFixed(1), '<= 40');
  show('the same where nobody says when it became known', libraryKept.bytes.toFixed(1));
  show('stored, with ids and attributes', libraryKept.stored.toFixed(1));
  show('encode, decode', `${ms(libraryKept.encode)}, ${ms(libraryKept.decode)}`);

  console.log();
  show('ten times the opportunities: rows to columns', ratio(libraryRows.grouped, libraryRows.tenth), '<= 12x');
  show('ten times the opportunities: four reports', ratio(libraryKept.library, libraryKept.tenth), '<= 12x');
});
