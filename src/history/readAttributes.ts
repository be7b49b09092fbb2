import { demandOptions, demandType } from '../issues/index.js';
import { ColumnsSeen } from './ColumnsSeen.js';
import { demandAttributes } from './demandAttributes.js';
import type { QualityTally } from './QualityTally.js';
import { isTextless, textOf } from './textOf.js';

/** A second table with what a history can be split by. */
export type AttributeTable<O, A extends string> = {
  readonly rows: Iterable<O>;
  /** The key of the opportunity's id. */
  readonly id: keyof O & string;
  readonly attributes: readonly A[];
};

/** The second table in columns, read once. */
export type Attributes<A extends string> = {
  readonly names: readonly A[];
  /** Values for ids in ascending order; `null` where the table says nothing, or blank text. */
  readonly valuesOf: (
    ids: readonly string[],
    tally: QualityTally,
  ) => { readonly [name in A]: readonly (string | null)[] };
};

/** An opportunity that the table names twice has the last value that it gives. */
export function readAttributes<O, A extends string>(table: AttributeTable<O, A> | undefined): Attributes<A> {
  if (table !== undefined) demandTable(table);
  const { rows: given = [], id, attributes: names = [] } = table ?? {};
  const rows = Array.isArray(given) ? (given as readonly O[]) : [...given];
  /** Rows with a value that is no text, once for each. */
  const odd: number[] = [];
  const column = (key: unknown): (string | null)[] =>
    rows.map((row, index) => {
      const value = valueIn(row, key as keyof O);
      const text = textOf(value);
      if (key !== id && isTextless(value, text)) odd.push(index);
      return text;
    });
  const seen = new ColumnsSeen(table === undefined ? [] : [id, ...names]);
  for (const row of rows) seen.see(row);
  const keys = column(id);
  const columns = names.map((name) => column(name));
  return {
    names,
    valuesOf: (ids, tally) => {
      seen.tell(tally);
      for (const row of odd) tally.add('unparsable_text', keys[row] ?? row);
      // Who is in the table is in the rows, in one order: its columns are those of the history.
      if (keys.length === ids.length && keys.every((key, row) => key === ids[row])) return named(names, columns);
      const values = names.map((): (string | null)[] => new Array<string | null>(ids.length).fill(null));
      const isNamed = new Uint8Array(ids.length);
      const find = finder(ids);
      for (let row = 0; row < keys.length; row++) {
        const key = keys[row] ?? null;
        if (key === null) {
          tally.add('opportunity_without_id', row);
          continue;
        }
        const opportunity = find(key);
        if (opportunity < 0) {
          tally.add('opportunity_without_rows', key);
          continue;
        }
        for (let index = 0; index < names.length; index++) {
          const column = values[index] as (string | null)[];
          const value = columns[index]?.[row] ?? null;
          if (isNamed[opportunity] === 1 && column[opportunity] !== value) tally.add('conflicting_attribute', key);
          column[opportunity] = value;
        }
        isNamed[opportunity] = 1;
      }
      if (table !== undefined)
        for (const [opportunity, own] of ids.entries())
          if (isNamed[opportunity] === 0) tally.add('opportunity_without_attributes', own);
      return named(names, values);
    },
  };
}

/** Of no text, whatever it is. */
const UNREADABLE = Symbol();

/** A value of a row of the host, of a row that is none too. */
function valueIn<O>(row: O, key: keyof O): unknown {
  try {
    return row?.[key];
  } catch {
    return UNREADABLE;
  }
}

function demandTable(table: object): void {
  demandOptions('opportunities', table, ['rows', 'id', 'attributes']);
  const { rows, id, attributes } = table as Partial<AttributeTable<unknown, never>>;
  demandType('opportunities.rows', 'list', rows);
  demandType('opportunities.id', 'text', id);
  demandAttributes('opportunities.attributes', attributes as readonly unknown[]);
}

function named<A extends string>(names: readonly A[], columns: readonly (readonly (string | null)[])[]) {
  return Object.fromEntries(names.map((name, index) => [name, columns[index]])) as unknown as {
    readonly [name in A]: readonly (string | null)[];
  };
}

/** Where ids stand in a list; without a dictionary as long as they are asked for in its order. */
function finder(ids: readonly string[]): (id: string) => number {
  let next = 0;
  let indexes: Map<string, number> | null = null;
  return (id) => {
    if (ids[next] === id) return next++;
    indexes ??= new Map(ids.map((known, index) => [known, index]));
    const found = indexes.get(id) ?? -1;
    if (found >= 0) next = found + 1;
    return found;
  };
}
