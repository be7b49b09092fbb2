import { deepStrictEqual } from 'node:assert';
import { asked, exported, libraryReports, read, rounded } from '../keptReports.js';
import { groupRows, plainReports } from '../plainReports.js';
import { inOwnProcesses } from '../sides.js';
import { clock, ms, ratio, show } from '../timed.js';
import { arqueroReports, arqueroTables } from './arqueroReports.js';
import { duckReports, duckTables } from './duckReports.js';

// The four reports in the library, in plain JavaScript, in arquero and in DuckDB, each in a process of its own: equal
// answers first. `WITHOUT=arquero` leaves one out.

const SIZE = Number(process.env.SIZE ?? 100_000);
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const WARM = Number(process.env.WARM ?? 3);

type Data = ReturnType<typeof exported>;
let run = 0;

const library = measured({
  build: (data) => read(data),
  // Another instant each time: the history keeps the ends of stays of one.
  ask: (history) => libraryReports(history, asked.asOf + (run++ % 2)),
});
const plain = measured({
  build: (data) => ({ deals: groupRows(data.rows), table: data.deals }),
  ask: ({ deals, table }) => plainReports(deals, table, asked),
});
const duckdb = measured({
  build: ({ rows, deals }) => duckTables(rows, deals),
  ask: (connection) => duckReports(connection, asked),
});
const arquero = measured({
  build: ({ rows, deals }) => arqueroTables(rows, deals),
  ask: (tables) => arqueroReports(tables, asked),
});

/** Medians of the reports on what is kept, with and without the rows that it came from. */
function measured<T>({ build, ask }: { build: (data: Data) => T | Promise<T>; ask: (built: T) => unknown }) {
  return async () => {
    const data = exported(SIZE);
    const whole = await median(async () => ask(await build(data)));
    const built = await build(data);
    data.rows.length = 0;
    run = 0;
    const answers = rounded((await ask(built)) as never);
    return { answers, whole, kept: await median(() => ask(built)) };
  };
}

async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = -WARM; round < ROUNDS; round++) {
    const began = clock();
    await work();
    if (round >= 0) times.push(clock() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

const all = { library, plain, duckdb, arquero };
const sides = Object.fromEntries(Object.entries(all).filter(([name]) => name !== process.env.WITHOUT));

await inOwnProcesses(sides, (found) => {
  const [first, ...others] = Object.keys(found);
  for (const name of others) deepStrictEqual(found[name]?.answers, found[first ?? '']?.answers, name);
  show(`${SIZE} opportunities, equal answers`, '');
  for (const [title, part] of [
    ['four reports on what is kept', 'kept'],
    ['from row objects to four reports', 'whole'],
  ] as const) {
    for (const [name, of] of Object.entries(found)) show(`${title}: ${name}`, ms(of[part]));
    for (const name of others)
      show(`  ${name} / library`, ratio(found[name]?.[part] ?? Number.NaN, found.library?.[part] ?? Number.NaN));
  }
});
