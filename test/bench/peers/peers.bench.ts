import { deepStrictEqual } from 'node:assert';
import { asked, exported, libraryReports, read, rounded } from '../keptReports.js';
import { groupRows, plainReports } from '../plainReports.js';
import { clock, ms, ratio, show } from '../timed.js';
import { arqueroReports, arqueroTables } from './arqueroReports.js';
import { duckReports, duckTables } from './duckReports.js';

// The four reports in the library, in plain JavaScript, in arquero and in DuckDB: equal answers first. `WITHOUT=arquero`
// leaves one out.

const SIZE = Number(process.env.SIZE ?? 100_000);
const WITHOUT = process.env.WITHOUT ?? '';
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const WARM = Number(process.env.WARM ?? 3);
const data = exported(SIZE);
let run = 0;

type Side = { readonly build: () => unknown; readonly ask: (built: never) => unknown };
const sides: { readonly [name: string]: Side } = {
  library: {
    build: () => read(data),
    // Another instant each time: the history keeps the stays of one.
    ask: (history: ReturnType<typeof read>) => libraryReports(history, asked.asOf + (run++ % 2)),
  },
  plain: {
    build: () => groupRows(data.rows),
    ask: (deals: ReturnType<typeof groupRows>) => plainReports(deals, data.deals, asked),
  },
  DuckDB: {
    build: () => duckTables(data.rows, data.deals),
    ask: (connection: Awaited<ReturnType<typeof duckTables>>) => duckReports(connection, asked),
  },
  arquero: {
    build: () => arqueroTables(data.rows, data.deals),
    ask: (tables: ReturnType<typeof arqueroTables>) => arqueroReports(tables, asked),
  },
};
const names = Object.keys(sides).filter((name) => name !== WITHOUT);
const expected = rounded(plainReports(groupRows(data.rows), data.deals, asked));

const built = new Map<string, unknown>();
for (const name of names) {
  const { build, ask } = sides[name] as Side;
  built.set(name, await build());
  deepStrictEqual(rounded((await ask(built.get(name) as never)) as never), expected, name);
}

/** The median of so many rounds, the sides taken in turn. */
async function median(work: (side: Side, name: string) => unknown): Promise<{ readonly [name: string]: number }> {
  const times = new Map(names.map((name): [string, number[]] => [name, []]));
  for (let round = -WARM; round < ROUNDS; round++)
    for (const name of names) {
      const began = clock();
      await work(sides[name] as Side, name);
      if (round >= 0) times.get(name)?.push(clock() - began);
    }
  return Object.fromEntries(
    [...times].map(([name, of]) => [name, of.sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN]),
  );
}

const kept = await median(({ ask }, name) => ask(built.get(name) as never));
const whole = await median(async ({ build, ask }) => ask((await build()) as never));
show(`${SIZE} opportunities, ${data.rows.length} rows, equal answers`, '');
for (const name of names) show(`four reports on what is kept: ${name}`, ms(kept[name] ?? Number.NaN));
for (const name of names.slice(1))
  show(`  ${name} / library`, ratio(kept[name] ?? Number.NaN, kept.library ?? Number.NaN));
for (const name of names) show(`from row objects to four reports: ${name}`, ms(whole[name] ?? Number.NaN));
for (const name of names.slice(1))
  show(`  ${name} / library`, ratio(whole[name] ?? Number.NaN, whole.library ?? Number.NaN));
