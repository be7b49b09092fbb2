import { demandType } from '../issues/index.js';
import type { Columns } from './Columns.js';
import { historyFromBuffer } from './historyFromBuffer.js';
import type { Read } from './Quality.js';
import { type RowForm, RowReader } from './RowReader.js';
import { type AttributeTable, readAttributes } from './readAttributes.js';

/** How rows are read: the path that they tell of, their keys, and what one splits by. */
export type RowsOptions<R, O, A extends string> = RowForm<R> & {
  readonly columns: Columns<R>;
  /** A second table with what one splits by. */
  readonly opportunities?: AttributeTable<O, A>;
};

/** Takes rows as they come. */
export type HistoryReader<R, A extends string> = {
  /** More rows, in any order; those of one opportunity may come in several lots. */
  readonly add: (rows: Iterable<R>) => void;
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
 * @throws {StagewrightError} `missing_property` for amounts without a currency, `invalid_policy`, `ambiguous_place` and
 * `unknown_stage` of the path, `wrong_type`, `unknown_time_zone`, `unreadable_instant`.
 *
 * @example
 * const path = { stages: ['lead', 'bid'], won: ['won'], lost: [], abandoned: [], parked: [] };
 * const reader = historyReader({ path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * reader.add([{ id: 'a', at: '2026-01-05T00:00:00Z', to: 'bid' }]);
 * reader.add([{ id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead' }]);
 * const { history } = reader.read();
 * [...history.place].map((place) => history.places[place]); // => ['lead', 'bid']
 */
export function historyReader<R extends object, O extends object = object, const A extends string & keyof O = never>(
  options: RowsOptions<R, O, A>,
): HistoryReader<R, A> {
  demandType('options', 'record', options);
  const { opportunities, ...form } = options;
  const rows = new RowReader<R>(form);
  const attributes = readAttributes<O, A>(opportunities);
  return {
    add: (more) => rows.add(more),
    read: () => historyFromBuffer(rows, options.path, attributes),
  };
}
