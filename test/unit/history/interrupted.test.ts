import { historyFromStream } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, stagesPath as path } from '../../support/stagesHistory.js';

const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
const row = (date: number, to: string) => ({ id: 'a', at: day(date), to });

describe('a stream whose signal is given while its last rows are on their way', () => {
  test('is stopped, where the source itself ends on the signal: half a history is none', async () => {
    const stop = new AbortController();
    // As streams of files and requests may do: the signal ends them without a word.
    async function* source() {
      for (const date of [1, 2, 3, 4]) {
        if (stop.signal.aborted) return;
        yield await Promise.resolve([row(date, 'lead')]);
        if (date === 2) stop.abort(new Error('enough'));
      }
    }
    await expect(historyFromStream(source(), { path, columns, signal: stop.signal })).rejects.toThrow('enough');
  });

  test('is stopped, though no batch comes behind it', async () => {
    const stop = new AbortController();
    async function* source() {
      yield await Promise.resolve([row(1, 'lead')]);
      stop.abort(new Error('enough'));
    }
    await expect(historyFromStream(source(), { path, columns, signal: stop.signal })).rejects.toThrow('enough');
  });

  test('is whole, where the signal comes after it', async () => {
    const stop = new AbortController();
    async function* source() {
      yield await Promise.resolve([row(1, 'lead'), row(2, 'need')]);
    }
    const { history } = await historyFromStream(source(), { path, columns, signal: stop.signal });
    stop.abort();
    expect(history.events).toBe(2);
  });
});
