import { createIssue, demandOptions, demandType, isRecord, StagewrightError } from '../issues/index.js';
import { AttributeChangeReader } from './AttributeChangeReader.js';
import type { ChangeColumns } from './AttributeChangeTable.js';
import type { Columns } from './Columns.js';
import { historyFromBuffer } from './historyFromBuffer.js';
import type { Read } from './Quality.js';
import { type RowForm, RowReader } from './RowReader.js';
import { readAttributes } from './readAttributes.js';

export type NestedOptions<O, R, A extends string, C = never, B extends string = never> = Omit<RowForm<R>, 'columns'> & {
  /** The key of the opportunity's id. */
  readonly id: keyof O & string;
  /** The changes of one opportunity, in any order. */
  readonly changes: (opportunity: O) => Iterable<R> | null | undefined;
  /** Keys of one change. */
  readonly columns: Omit<Columns<R>, 'opportunityId'>;
  /** Keys of the opportunity that one splits by. */
  readonly attributes?: readonly A[];
  /** How such values changed. */
  readonly attributeChanges?: {
    /** By attribute the changes of one opportunity, in any order. */
    readonly changes: { readonly [attribute in B]: (opportunity: O) => Iterable<C> | null | undefined };
    /** Keys of one change. */
    readonly columns: Omit<ChangeColumns<C>, 'opportunityId' | 'attribute'>;
  };
};

/**
 * A history from opportunities that hold their own changes, as HubSpot's `propertiesWithHistory` does, newest first or
 * not. Everything else is as in `historyFromRows`, attributes that changed too; an opportunity without changes of its
 * stage is told (`opportunity_without_rows`), as is one without an id, or that throws where it is read
 * (`opportunity_without_id`, `unreadable_row`, both with its number in the list).
 *
 * @throws {StagewrightError} as `historyFromRows`.
 *
 * @example
 * const deals = [
 *   {
 *     id: '7',
 *     owner: 'ann',
 *     owners: [{ value: 'ann', timestamp: '2026-01-05T00:00:00Z' }, { value: 'bob', timestamp: '2026-01-01T00:00:00Z' }],
 *     stages: [
 *       { value: 'closedwon', timestamp: '2026-01-09T00:00:00Z' },
 *       { value: 'appointment', timestamp: '2026-01-01T00:00:00Z' },
 *     ],
 *   },
 * ];
 * const { history } = historyFromNested(deals, {
 *   path: { stages: ['appointment'], won: ['closedwon'], lost: [], abandoned: [], parked: [] },
 *   id: 'id',
 *   changes: ({ stages }) => stages,
 *   columns: { at: 'timestamp', to: 'value' },
 *   attributes: ['owner'],
 *   attributeChanges: { changes: { owner: ({ owners }) => owners }, columns: { at: 'timestamp', to: 'value' } },
 * });
 * [[...history.place], history.values.owner, history.valueAt('owner', 0, '2026-01-02T00:00:00Z')]; // => [[0, 1], ['ann'], 'bob']
 */
export function historyFromNested<
  O extends object,
  R extends object,
  const A extends string & keyof O = never,
  C extends object = never,
  const B extends string = never,
>(opportunities: Iterable<O>, options: NestedOptions<O, R, A, C, B>): Read<A | B> {
  demandType('opportunities', 'list', opportunities);
  demandType('options', 'record', options);
  const { id, changes, attributes = [], attributeChanges, ...form } = options;
  demandType('options.changes', 'function', changes);
  const reader = new RowReader<R>(form, ['at', 'to']);
  const table = [...opportunities];
  for (const [index, opportunity] of table.entries()) {
    // It has no id: that is told of the table.
    if (!isRecord(opportunity)) continue;
    const own = changesIn('options.changes()', () => [opportunity[id], changes(opportunity)] as const);
    if (own === null) reader.leaveOut('unreadable_row', index);
    else for (const change of own.changes) reader.read(change, undefined, own.id);
  }
  const { buffer, ids, rows } = reader;
  const tally = reader.told();
  const over = attributeChanges && readChanges<O, C, B>(table, id, attributeChanges, form);
  return historyFromBuffer(
    { buffer, ids, tally, rows, changes: over },
    form.path,
    readAttributes({ rows: table, id, attributes }),
  );
}

type ChangeRow = { readonly [column in 'id' | 'at' | 'to' | 'from' | 'recordedAt']: unknown };

/** A row that is told where it is read. */
const UNREADABLE = {
  get id(): never {
    throw new TypeError();
  },
};

/** The id of an opportunity and its changes; `null` where the host throws at them. */
function changesIn<C>(
  path: string,
  read: () => readonly [id: unknown, changes: Iterable<C> | null | undefined],
): { readonly id: unknown; readonly changes: readonly C[] } | null {
  try {
    const [id, changes] = read();
    demandType(path, 'list', changes ?? []);
    return { id, changes: [...(changes ?? [])] };
  } catch (error) {
    if (error instanceof StagewrightError) throw error;
    return null;
  }
}

/** The changes that opportunities hold, as rows of tables that each hold those of one attribute. */
function readChanges<O, C, B extends string>(
  opportunities: readonly O[],
  id: keyof O & string,
  given: NonNullable<NestedOptions<O, never, never, C, B>['attributeChanges']>,
  form: Pick<RowForm<never>, 'policy' | 'extractedAt' | 'zone' | 'sentinels'>,
) {
  demandOptions('options.attributeChanges', given, ['changes', 'columns']);
  demandType('options.attributeChanges.changes', 'record', given.changes);
  demandOptions('options.attributeChanges.columns', given.columns, ['at', 'to', 'from', 'recordedAt']);
  const { at, to, from, recordedAt } = given.columns as { readonly [column: string]: string | undefined };
  const missing = Object.entries({ at, to }).flatMap(([property, key]) =>
    key === undefined ? [createIssue('missing_property', 'options.attributeChanges.columns', { property })] : [],
  );
  if (missing.length > 0) throw new StagewrightError(missing);
  const columns = { opportunityId: 'id', at: 'at', to: 'to', from: 'from', recordedAt: 'recordedAt' } as const;
  const tables = (Object.keys(given.changes) as B[]).map((name) => {
    const changesOf = given.changes[name];
    demandType(`options.attributeChanges.changes.${name}`, 'function', changesOf);
    const rows = opportunities.filter(isRecord).flatMap((opportunity): object[] => {
      const path = `options.attributeChanges.changes.${name}`;
      const own = changesIn(path, () => [opportunity[id], changesOf(opportunity)] as const);
      if (own === null) return [UNREADABLE];
      return own.changes.map((change) => {
        const of = (key: string | undefined) => (key === undefined ? null : change?.[key as keyof C]);
        // Read one by one where rows are: what throws is told there.
        return {
          id: own.id,
          get at() {
            return of(at);
          },
          get to() {
            return of(to);
          },
          get from() {
            return of(from);
          },
          get recordedAt() {
            return of(recordedAt);
          },
        };
      });
    });
    return { rows: rows as ChangeRow[], columns, attributes: [name] };
  });
  return new AttributeChangeReader(tables, form).lots;
}
