import { deepStrictEqual } from 'node:assert';
import { parseISO } from 'date-fns/parseISO';
import { decodeHistory, encodeHistory, historyFromRows, type StageHistory } from '../../src/conversion/index.js';
import { readInstant } from '../../src/values/index.js';
import { asked, exported, LIBRARY, libraryReports, read, rounded, seeded } from './keptReports.js';
import { type Answers, type ExportRow, groupRows, path, plainReports } from './plainReports.js';
import { ms, ratio, show, timed } from './timed.js';

// Four reports over a history against the same in plain JavaScript over objects: answers first, then time. And what it
// takes to get there from rows, what an event weighs, how it grows, and the reader of ISO text.

const SIZE = Number(process.env.SIZE ?? 100_000);

// Each side is measured with nothing of the other in memory: many objects alive make every collection of garbage dear.
const plain = plainSide();
const { history, kept } = librarySide();
show(`${SIZE} opportunities, ${history.events} events, equal answers`, '');
show('four reports, plain JavaScript over grouped objects', ms(plain.reports));
show('  with the grouping of the rows', ms(plain.reports + plain.grouping));
show('four reports, the library over a kept history', ms(kept.library));
show('  asked again at the same instant', ms(kept.again));
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
  // Another instant each time: the history keeps the stays of one, and a set of reports derives them once.
  let run = 0;
  const instant = () => asked.asOf + (run++ % 2);
  const cases = {
    library: () => libraryReports(history, instant()),
    again: () => libraryReports(history),
    tenth: () => libraryReports(tenth, instant()),
    ...alone(history),
  };
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
