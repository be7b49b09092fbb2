import { demandType, isIterable, isRecord, StagewrightError, wrongType } from '../issues/index.js';
import { historyReader, type RowsOptions } from './historyReader.js';
import type { Read } from './Quality.js';

export type StreamOptions<R, O, A extends string, C = never, B extends string = never> = RowsOptions<R, O, A, C, B> & {
  /** Stops the reading between batches, and behind the last; an `AbortSignal` is one. */
  readonly signal?: { readonly aborted: boolean; readonly reason?: unknown };
};

/**
 * A history from rows that arrive: a cursor of a database, pages of an API. See `historyFromRows` for what is read.
 *
 * @param rows Rows, or batches of rows: a promise a row costs more than reading it. What is an array is a batch.
 * @returns a promise that rejects with the reason of the signal, or with what the source throws; the source is closed. It
 * rejects as `historyFromRows` throws, and with `wrong_type` of what no rows arrive from.
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
  if (signal?.aborted) throw signal.reason;
  for await (const batch of rows) {
    if (signal?.aborted) throw signal.reason;
    reader.add(Array.isArray(batch) ? (batch as readonly R[]) : [batch as R]);
  }
  // A source may end itself on the signal; what it gave so far is not all of it.
  if (signal?.aborted) throw signal.reason;
  return reader.read();
}

const isAsync = (rows: unknown) => isRecord(rows) && Symbol.asyncIterator in rows;
