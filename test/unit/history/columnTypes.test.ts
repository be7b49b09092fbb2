import { formatIssue, type Issue, type StagewrightError, unwrap } from 'stagewright';
import { decodeHistory, encodeHistory, historyFromColumns } from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] };
const at = Float64Array.of(Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 9));
const changes = {
  owner: {
    ...{ first: Int32Array.of(0, 1), at: at.slice(1), recordedAt: at.slice(1) },
    ...{ from: Uint32Array.of(1), to: Uint32Array.of(2), names: ['ann', 'bob'] },
  },
};
const input = {
  ...{ path, ids: ['a'], first: Int32Array.of(0, 2), at, recordedAt: at, place: Int16Array.of(0, 1) },
  ...{ status: Uint8Array.of(0, 2), minor: Float64Array.of(100, Number.NaN), currency: 'EUR' },
  ...{ attributes: { owner: ['bob'] }, changes },
};
const read = (change: object) => historyFromColumns({ ...input, ...change } as never);
const refused = (change: object): readonly Issue[] => {
  const result = read(change);
  return result.ok ? [] : result.issues;
};
const changed = (change: object) => ({ changes: { owner: { ...changes.owner, ...change } } });

describe('columns of another type than they must have', () => {
  test('whole, they come back from their bytes', () => {
    const { place, minor, ids } = unwrap(decodeHistory(encodeHistory(unwrap(read({})))));
    expect([place, minor, ids]).toEqual([input.place, input.minor, ['a']]);
  });

  test.each([
    ['first', { first: [0, 2] }, 'list'],
    ['first', { first: Float64Array.of(0, 2) }, 'Float64Array'],
    ['at', { at: [...at] }, 'list'],
    ['at', { at: BigInt64Array.of(1n, 2n) }, 'BigInt64Array'],
    ['at', { at: new Set(at) }, 'record'],
    ['recordedAt', { recordedAt: [...at] }, 'list'],
    ['place', { place: Int32Array.of(0, 1) }, 'Int32Array'],
    ['place', { place: Float64Array.of(0, 0.5) }, 'Float64Array'],
    ['place', { place: [0, 1] }, 'list'],
    ['status', { status: [0, 2] }, 'list'],
    ['minor', { minor: Int32Array.of(1, 2) }, 'Int32Array'],
    ['minor', { minor: [1, 2] }, 'list'],
    ['ids', { ids: Int32Array.of(1) }, 'Int32Array'],
    ['ids.0', { ids: [1] }, 'number'],
    ['values.owner', { attributes: { owner: 'bob' } }, 'text'],
    ['values.owner.0', { attributes: { owner: [5] } }, 'number'],
    ['values.owner.0', { attributes: { owner: new Array(1) } }, 'undefined'],
    ['changes.owner', { changes: { owner: null } }, 'null'],
    ['changes.owner.first', changed({ first: [0, 1] }), 'list'],
    ['changes.owner.at', changed({ at: [1] }), 'list'],
    ['changes.owner.from', changed({ from: Int32Array.of(1) }), 'Int32Array'],
    ['changes.owner.names.1', changed({ names: ['ann', 5] }), 'number'],
  ])('%s is refused with what it is (%#)', (place, change, found) => {
    expect(refused(change)).toMatchObject([{ code: 'malformed_history', path: place, params: { found } }]);
  });

  test('the text names the column', () => {
    const [issue] = refused({ place: Int32Array.of(0, 1) }) as [Issue];
    expect(formatIssue(issue, en)).toBe('These columns are no history: “place” is Int32Array and must be Int16Array.');
    expect(formatIssue(issue, zhCN)).toBe('这些数据列不构成历史：“place”须为Int16Array，而不是Int32Array。');
    const [short] = refused({ place: Int16Array.of(0) }) as [Issue];
    expect(short).toMatchObject({ path: 'place', params: { column: 'place', index: 1 } });
    const [wrong] = refused({ place: Int16Array.of(0, 9) }) as [Issue];
    expect(formatIssue(wrong, en)).toBe('These columns are no history: something is wrong in “place” at position 1.');
    expect(formatIssue(wrong, zhCN)).toBe('这些数据列不构成历史：“place”第1处有误。');
  });

  test('those of another realm are of the same type', async () => {
    const { runInNewContext } = await import('node:vm');
    expect(read({ place: runInNewContext('Int16Array.of(0, 1)') }).ok).toBe(true);
  });
});

describe('what columns say', () => {
  test('is refused where nobody reads it, with what was likely meant', () => {
    const thrown = (change: object): readonly Issue[] => {
      try {
        return refused(change);
      } catch (error) {
        return (error as StagewrightError).issues;
      }
    };
    expect(thrown({ recordedat: at, atributes: {}, closeOn: at })).toMatchObject([
      { code: 'unknown_property', params: { property: 'recordedat', nearest: 'recordedAt' } },
      { code: 'unknown_property', params: { property: 'atributes', nearest: 'attributes' } },
      { code: 'unknown_property', params: { property: 'closeOn' } },
    ]);
  });

  test.each([
    [1, [0, 0]],
    [0, [2, 2]],
    [1, [1, 0]],
  ])('of a status that its place does not have is refused, at event %s', (index, status) => {
    expect(refused({ status: Uint8Array.from(status) })).toMatchObject([
      { code: 'malformed_history', path: 'status', params: { index } },
    ]);
  });

  test('of waiting and of taking away may be said of any place', () => {
    for (const status of [
      [1, 2],
      [0, 3],
      [3, 1],
    ])
      expect(refused({ status: Uint8Array.from(status) })).toEqual([]);
  });
});
