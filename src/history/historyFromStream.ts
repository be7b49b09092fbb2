import { demandType, isIterable, isRecord, StagewrightError, wrongType } from '../issues/index.js';
import { eachUntil, type StopSignal } from './eachUntil.js';
import { historyReader, type RowsOptions } from './historyReader.js';
import type { Read } from './Quality.js';

export type StreamOptions<R, O, A extends string, C = never, B extends string = never> = RowsOptions<R, O, A, C, B> & {
  /** Stops the reading at once, between batches or while none arrives; an `AbortSignal` is one. */
  readonly signal?: StopSignal;
};

/**
 * A history from rows that arrive: a cursor of a database, pages of an API. See `historyFromRows` for what is read.
 *
 * @param rows Rows, or batches of rows: a promise a row costs more than reading it. What is an array is a batch.
 * @returns a promise that rejects with the reason of the signal, or with what the source throws; the source is closed, and
 * not waited for where it gives nothing any more. It rejects as `historyFromRows` throws, and with `wrong_type` of what no rows arrive from.
 *
 * @example
 * import { historyFromStream } from 'stagewright/conversion';
 *
 * const path = { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] };
 * async function* pages() {
 *   yield [{ id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead' }];
 *   yield [{ id: 'a', at: '2026-01-09T00:00:00Z', to: 'won' }];
 * }
 * const { history } = await historyFromStream(pages(), { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * history.events; // => 2
 */
export async function historyFromStream<
  R extends object,
  O extends object = object,
  const A extends string & keyof O = never,
  C extends object = never,
  const B extends string = never,
>(rows: AsyncIterable<R | readonly R[]>, options: StreamOptions<R, O, A, C, B>): Promise<Read<A | B>> {
  demandType('options', 'record', options);
  const { signal, ...form } = options;
  const reader = historyReader<R, O, A, C, B>(form as RowsOptions<R, O, A, C, B>);
  if (!isIterable(rows) && !isAsync(rows)) throw new StagewrightError([wrongType('rows', 'list', rows)]);
  if (signal !== undefined) demandType('options.signal', 'record', signal);
  await eachUntil(rows, signal, (batch) => reader.add(Array.isArray(batch) ? (batch as readonly R[]) : [batch as R]));
  return reader.read();
}

const isAsync = (rows: unknown) => isRecord(rows) && Symbol.asyncIterator in rows;
