import { historyFromStream } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
const row = { id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead' };
type Row = typeof row;

/** A cursor that gives one batch, and then nothing for ever; and whether somebody closed it. */
function hanging(closing: () => Promise<unknown> = () => Promise.resolve(), only: Row = row) {
  const source = { isClosed: false, asked: 0 };
  let isFirst = true;
  const rows: AsyncIterable<readonly Row[]> = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        source.asked++;
        if (!isFirst) return new Promise(() => undefined);
        isFirst = false;
        return Promise.resolve({ value: [only], done: false });
      },
      return: () => {
        source.isClosed = true;
        return closing().then(() => ({ value: undefined, done: true as const }));
      },
    }),
  };
  return { source, rows };
}

describe('a source that gives nothing any more', () => {
  test.each([
    ['is closed', () => Promise.resolve()],
    ['hangs when it is closed', () => new Promise(() => undefined)],
    ['throws when it is closed', () => Promise.reject(new Error('of the source'))],
  ])('is left at once where the signal says so, and %s', async (_, closing) => {
    const { source, rows } = hanging(closing);
    const stop = new AbortController();
    const reading = historyFromStream(rows, { path, columns, signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 5);
    await expect(reading).rejects.toThrow('enough');
    expect(source).toEqual({ isClosed: true, asked: 2 });
  });

  test('is not even asked where its last batch brought the signal', async () => {
    const stop = new AbortController();
    const { source, rows } = hanging(undefined, {
      ...row,
      get to() {
        stop.abort(new Error('enough'));
        return 'lead';
      },
    });
    await expect(historyFromStream(rows, { path, columns, signal: stop.signal })).rejects.toThrow('enough');
    expect(source).toEqual({ isClosed: true, asked: 1 });
  });

  test('is left after a time', async () => {
    const reading = historyFromStream(hanging().rows, { path, columns, signal: AbortSignal.timeout(5) });
    await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

test('no listener is left behind', async () => {
  const signal = new AbortController().signal;
  const listeners = new Set<unknown>();
  const counted = {
    ...{ aborted: false, reason: undefined },
    addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
  };
  async function* batches() {
    yield [row];
    yield await Promise.resolve([row]);
  }
  const { quality } = await historyFromStream(batches(), { path, columns, signal: counted });
  expect([quality.rows, listeners.size, signal.aborted]).toEqual([2, 0, false]);
});

test('a source that throws is not closed again', async () => {
  let closed = 0;
  const rows: AsyncIterable<never> = {
    [Symbol.asyncIterator]: () => ({
      next: () => Promise.reject(new Error('of the source')),
      return: () => {
        closed++;
        return Promise.resolve({ value: undefined, done: true });
      },
    }),
  };
  await expect(historyFromStream(rows, { path, columns })).rejects.toThrow('of the source');
  expect(closed).toBe(0);
});
