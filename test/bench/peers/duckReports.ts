import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Answers, type Asked, type ExportDeal, type ExportRow, path } from '../plainReports.js';

const DAY = 86_400_000;
const PLACES = [...path.stages, ...path.won, ...path.lost];
const [NEED, WON, LOST] = ['need', 'won', 'lost'].map((place) => PLACES.indexOf(place)) as [number, number, number];

/** Rows as they come into a table of events, and their opportunities into another; two threads. */
export async function duckTables(rows: readonly ExportRow[], deals: readonly ExportDeal[]): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  await connection.run('create table events (id varchar, happened bigint, stage integer, amount bigint)');
  await connection.run('create table deals (id varchar, segment varchar)');
  const events = await connection.createAppender('events');
  for (const { id, at, stage, amount } of rows) {
    events.appendVarchar(id);
    events.appendBigInt(BigInt(Date.parse(at)));
    events.appendInteger(PLACES.indexOf(stage));
    events.appendBigInt(BigInt(Math.round(Number(amount) * 100)));
    events.endRow();
  }
  events.closeSync();
  const table = await connection.createAppender('deals');
  for (const { id, segment } of deals) {
    table.appendVarchar(id);
    table.appendVarchar(segment);
    table.endRow();
  }
  table.closeSync();
  return connection;
}

/** The four reports in SQL. */
export async function duckReports(
  connection: DuckDBConnection,
  { asOf, from, to, followUpDays }: Asked,
): Promise<Answers> {
  const followUp = followUpDays * DAY;
  const known = `known as (select * from events where happened <= ${asOf})`;
  const last =
    'last as (select id, arg_max(stage, happened) as stage, max(happened) as happened, arg_max(amount, happened) as amount from known group by id)';
  const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  const standing = await read(`with ${known}, ${last}
    select stage, count(*), sum(amount) from last group by stage order by stage`);
  const [cohort = []] = await read(`with ${known},
    starts as (select id, min(happened) as start from known where stage = ${NEED} group by id),
    members as (select * from starts where start >= ${from} and start < ${to} and start + ${followUp} <= ${asOf}),
    ends as (
      select bool_or(stage = ${WON} or (stage > ${NEED} and stage < ${path.stages.length})) as advanced, arg_max(stage, happened) as stage
      from known join members using (id) where happened >= start and happened <= start + ${followUp} group by id
    )
    select count(*) filter (advanced), count(*) filter (not advanced and stage = ${LOST}),
      count(*) filter (not advanced and stage < ${NEED}), count(*) filter (not advanced and stage = ${NEED}) from ends`);
  const days = await read(`with ${known},
    moves as (
      select *, lead(stage) over own as next, lead(happened) over own as until, row_number() over (partition by id, stage order by happened) as visit
      from known window own as (partition by id order by happened)
    )
    select stage, count(*), sum(until - happened) / ${DAY}.0 from moves
    where visit = 1 and stage < ${path.stages.length} and next is not null and next <> ${LOST} and next >= stage
    group by stage order by stage`);
  const won = await read(`with ${known}, ${last}
    select strftime(make_timestamp(happened * 1000), '%Y-%m') as month, segment, count(*) filter (stage = ${WON}), count(*)
    from last join deals using (id) where stage >= ${WON} and happened >= ${from} and happened < ${to}
    group by month, segment order by month, segment`);
  const numbers = (row: readonly unknown[]) => row.map(Number);
  const byPlace = new Map(
    standing.map((row) => numbers(row)).map(([stage, count, amount]) => [stage, [count, amount]]),
  );
  return {
    standing: PLACES.map((place, stage) => {
      const [count = 0, amount = 0] = byPlace.get(stage) ?? [];
      return [place, count, amount];
    }),
    cohort: numbers(cohort) as never,
    days: days.map((row) => numbers(row)).map(([stage = 0, count = 0, sum = 0]) => [PLACES[stage] ?? '', count, sum]),
    won: won.map(([month, segment, hits, closed]) => [String(month), String(segment), Number(hits), Number(closed)]),
  };
}
