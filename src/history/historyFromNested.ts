import { demandType } from '../issues/index.js';
import type { Columns } from './Columns.js';
import { historyFromBuffer } from './historyFromBuffer.js';
import type { Read } from './Quality.js';
import { type RowForm, RowReader } from './RowReader.js';
import { readAttributes } from './readAttributes.js';

export type NestedOptions<O, R, A extends string> = Omit<RowForm<R>, 'columns'> & {
  /** The key of the opportunity's id. */
  readonly id: keyof O & string;
  /** The changes of one opportunity, in any order. */
  readonly changes: (opportunity: O) => Iterable<R> | null | undefined;
  /** Keys of one change. */
  readonly columns: Omit<Columns<R>, 'opportunityId'>;
  /** Keys of the opportunity that one splits by. */
  readonly attributes?: readonly A[];
};

/**
 * A history from opportunities that hold their own changes, as HubSpot's `propertiesWithHistory` does, newest first or
 * not. Everything else is as in `historyFromRows`; an opportunity without changes is told (`opportunity_without_rows`).
 *
 * @throws {StagewrightError} as `historyFromRows`.
 *
 * @example
 * const deals = [
 *   {
 *     id: '7',
 *     owner: 'ann',
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
 * });
 * [[...history.place], history.values.owner]; // => [[0, 1], ['ann']]
 */
export function historyFromNested<O extends object, R extends object, const A extends string & keyof O = never>(
  opportunities: Iterable<O>,
  options: NestedOptions<O, R, A>,
): Read<A> {
  demandType('opportunities', 'list', opportunities);
  demandType('options', 'record', options);
  const { id, changes, attributes = [], ...form } = options;
  demandType('options.changes', 'function', changes);
  const reader = new RowReader<R>(form);
  const table = [...opportunities];
  for (const [index, one] of table.entries()) demandType(`opportunities.${index}`, 'record', one);
  for (const opportunity of table) {
    const key = opportunity[id];
    for (const change of changes(opportunity) ?? []) reader.read(change, key);
  }
  return historyFromBuffer(reader, form.path, readAttributes({ rows: table, id, attributes }));
}
