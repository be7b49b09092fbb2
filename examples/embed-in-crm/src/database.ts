import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';

/** One statement; values stand as $1, $2 …; JSON columns take and give plain objects. */
export type Query = (text: string, values?: readonly unknown[]) => Promise<{ readonly rows: readonly Row[]; readonly count: number }>;
export type Row = { readonly [column: string]: unknown };

/** The little of a database that the example needs, over the embedded or a real PostgreSQL. */
export type Database = {
  readonly query: Query;
  /** Commits what `work` did, or nothing of it where it throws. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

const SCHEMA = `
  create table if not exists deals (
    id text primary key, opportunity jsonb not null, seq integer not null, status text not null, stage text,
    next_due_at timestamptz
  );
  create table if not exists deal_records (id text primary key, body jsonb not null);
  create table if not exists outbox (id text primary key, body jsonb not null, delivered_at timestamptz);
  create table if not exists notices (key text primary key, body jsonb not null);
`;

/** The database of `DATABASE_URL`; without one, an embedded PostgreSQL in memory. */
export async function openDatabase(url = process.env.DATABASE_URL): Promise<Database> {
  const database = url === undefined ? await embedded() : real(url);
  for (const statement of SCHEMA.split(';').filter((text) => text.trim() !== '')) await database.query(statement);
  return database;
}

async function embedded(): Promise<Database> {
  const db = await PGlite.create();
  const over =
    (target: { query: PGlite['query'] }): Query =>
    async (text, values = []) => {
      const result = await target.query<Row>(text, values.map(toText));
      return { rows: result.rows, count: result.affectedRows ?? result.rows.length };
    };
  return {
    query: over(db),
    transaction: (work) => db.transaction((tx) => work(over(tx as unknown as { query: PGlite['query'] }))) as ReturnType<typeof work>,
    close: () => db.close(),
  };
}

function real(url: string): Database {
  const sql = postgres(url, { onnotice: () => undefined });
  const over =
    (target: { unsafe: typeof sql.unsafe }): Query =>
    async (text, values = []) => {
      const rows = await target.unsafe(text, values.map(toText) as never);
      return { rows, count: rows.count };
    };
  return {
    query: over(sql),
    transaction: (work) => sql.begin((tx) => work(over(tx as unknown as typeof sql))) as ReturnType<typeof work>,
    close: () => sql.end(),
  };
}

/** JSON goes in as text with a cast in the statement, so that both drivers treat it alike. */
function toText(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value;
}
