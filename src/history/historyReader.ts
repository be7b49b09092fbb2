import { demandType } from '../issues/index.js';
import { AttributeChangeReader } from './AttributeChangeReader.js';
import type { AttributeChangeTable } from './AttributeChangeTable.js';
import type { Columns } from './Columns.js';
import { historyFromBuffer } from './historyFromBuffer.js';
import type { Read } from './Quality.js';
import { type RowForm, RowReader } from './RowReader.js';
import { type AttributeTable, readAttributes } from './readAttributes.js';

/** How rows are read: the path that they tell of, their keys, and what one splits by. */
export type RowsOptions<R, O, A extends string, C = never, B extends string = never> = RowForm<R> & {
  readonly columns: Columns<R>;
  /** A second table with what one splits by: values that never change, or as they are now. */
  readonly opportunities?: AttributeTable<O, A>;
  /** How such values changed: a table of all, or one for each. Dates are read, and rows that cannot be right treated, as those of rows. */
  readonly attributeChanges?: AttributeChangeTable<C, B> | readonly AttributeChangeTable<C, B>[];
};

/** Takes rows as they come. */
export type HistoryReader<R, A extends string, C = never> = {
  /** More rows, in any order; those of one opportunity may come in several lots. */
  readonly add: (rows: Iterable<R>) => void;
  /**
   * More rows of changes of attributes, as those of `attributeChanges`; of several tables of the one at this place.
   *
   * @throws {StagewrightError} `wrong_type`; `unknown_choice` for a table that the options do not have.
   */
  readonly addChanges: (rows: Iterable<C>, table?: number) => void;
  /**
   * The history of all rows so far, the same as from all at once. More may be added behind.
   *
   * @throws {StagewrightError} one issue a kind that the policy refuses.
   */
  readonly read: () => Read<A>;
};

/**
 * A reader for rows that come in lots: a page of an API, a file a day. See `historyFromRows` for what is read.
 *
 * @throws {StagewrightError} `missing_property` for amounts without a currency, `unknown_currency`, `invalid_policy`, `ambiguous_place` and
 * `unknown_stage` of the path, `unknown_property`, `wrong_type`, `unknown_time_zone`, `unreadable_instant`, `reserved_name`; of tables of changes
 * `missing_property`, `unknown_property`, `unknown_choice` for an alias of none of their attributes.
 *
 * @example
 * const path = { stages: ['lead', 'bid'], won: ['won'], lost: [], abandoned: [], parked: [] };
 * const reader = historyReader({ path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * reader.add([{ id: 'a', at: '2026-01-05T00:00:00Z', to: 'bid' }]);
 * reader.add([{ id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead' }]);
 * const { history } = reader.read();
 * [...history.place].map((place) => history.places[place]); // => ['lead', 'bid']
 */
export function historyReader<
  R extends object,
  O extends object = object,
  const A extends string & keyof O = never,
  C extends object = never,
  const B extends string = never,
>(options: RowsOptions<R, O, A, C, B>): HistoryReader<R, A | B, C> {
  demandType('options', 'record', options);
  const { opportunities, attributeChanges, ...form } = options;
  const reader = new RowReader<R>(form);
  const attributes = readAttributes<O, A>(opportunities);
  const tables = attributeChanges ?? null;
  const changes = new AttributeChangeReader<C, B>(tables ?? [], form);
  return {
    add: (rows) => reader.add(rows),
    addChanges: (rows, table) => changes.add(rows, table),
    read: () => {
      const { buffer, ids, rows } = reader;
      const tally = reader.told();
      const lots = tables === null ? undefined : changes.lots;
      return historyFromBuffer({ buffer, ids, tally, rows, changes: lots }, options.path, attributes);
    },
  };
}
