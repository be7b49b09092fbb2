import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';

/** One statement; values stand as $1, $2 …; JSON columns take and give plain objects. */
export type Query = (
  text: string,
  values?: readonly unknown[],
) => Promise<{ readonly rows: readonly Row[]; readonly count: number }>;
export type Row = { readonly [column: string]: unknown };

/** The little of a database that the example needs, over the embedded or a real PostgreSQL. */
export type Database = {
  readonly query: Query;
  /** Commits what `work` did, or nothing of it where it throws. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Records are unique by the event's id within a deal too; effects keep the order in which they were written. */
const SCHEMA = `
  create table if not exists deals (
    id text primary key, opportunity jsonb not null, seq integer not null, status text not null, stage text,
    next_due_at timestamptz
  );
  create table if not exists deal_records (
    id text primary key, deal_id text not null, event_id text, body jsonb not null, unique (deal_id, event_id)
  );
  create table if not exists outbox (
    id text primary key, body jsonb not null, position bigint generated always as identity, delivered_at timestamptz
  );
  create table if not exists notices (key text primary key, body jsonb not null);
`;

/** A real PostgreSQL by its address, or the embedded one, in a folder or, without one, in memory. */
export type DatabasePlace = { readonly url?: string | undefined; readonly folder?: string | undefined };

/** Opens the database of `DATABASE_URL`, else the embedded one, and makes its tables. */
export async function openDatabase({ url = process.env.DATABASE_URL, folder }: DatabasePlace = {}): Promise<Database> {
  const database = url === undefined || url === '' ? await embedded(folder) : real(url);
  for (const statement of SCHEMA.split(';').filter((text) => text.trim() !== '')) await database.query(statement);
  return database;
}

async function embedded(folder: string | undefined): Promise<Database> {
  const db = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  const over =
    (target: Pick<PGlite, 'query'>): Query =>
    async (text, values = []) => {
      const result = await target.query<Row>(text, [...values]);
      return { rows: result.rows, count: result.affectedRows ?? result.rows.length };
    };
  return {
    query: over(db),
    transaction: (work) => db.transaction((tx) => work(over(tx))),
    close: () => db.close(),
  };
}

function real(url: string): Database {
  const sql = postgres(url, { onnotice: () => undefined });
  const over =
    (target: Pick<typeof sql, 'unsafe'>): Query =>
    async (text, values = []) => {
      const rows = await target.unsafe(text, values as postgres.ParameterOrJSON<never>[]);
      return { rows: [...rows], count: rows.count };
    };
  return {
    query: over(sql),
    transaction: async <T>(work: (query: Query) => Promise<T>) => (await sql.begin((tx) => work(over(tx)))) as T,
    close: () => sql.end(),
  };
}
