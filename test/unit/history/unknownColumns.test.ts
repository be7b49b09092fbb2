import { formatIssue } from 'stagewright';
import { historyFromNested, historyFromRows, historyReader, qualityIssues } from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { expect, test } from 'vitest';

const path = { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] };
type Row = { readonly [column: string]: unknown };
const rows: readonly Row[] = [
  { id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead', amount: '5' },
  { id: 'b', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '6', reason: 'x' },
];
const columns = { opportunityId: 'id', at: 'at', to: 'to' };
const told = (column: string, nearest?: string) => ({
  code: 'unknown_column',
  count: 1,
  action: 'told',
  samples: [column],
  ...(nearest === undefined ? {} : { nearest: [nearest] }),
});

test('a column that no row has is told with the nearest', () => {
  const { history, quality } = historyFromRows(rows, {
    path,
    columns: { ...columns, amount: 'amuont', closeOn: 'sum' },
    currency: 'EUR',
  });
  expect(history.amounts).toEqual([null, null]);
  expect(quality).toEqual({
    rows: 2,
    kept: 2,
    problems: [{ code: 'unknown_column', count: 2, action: 'told', samples: ['amuont', 'sum'], nearest: ['amount'] }],
  });
  const issues = qualityIssues(quality);
  expect(issues.map(({ severity, path }) => [severity, path])).toEqual([['warning', 'rows']]);
  expect(issues.map((issue) => formatIssue(issue, en))).toEqual([
    'No row has a column of this name (2 columns: amuont, sum); perhaps amount is meant.',
  ]);
  expect(issues.map((issue) => formatIssue(issue, zhCN))).toEqual([
    '没有任何记录有此名称的列（2列：amuont、sum）；可能是指 amount。',
  ]);
});

test('a necessary one too, beside the rows that it leaves without it', () => {
  const { quality } = historyFromRows(rows, { path, columns: { ...columns, at: 'att' } });
  expect(quality.problems).toEqual([
    { code: 'missing_date', count: 2, action: 'excluded', samples: ['a', 'b'] },
    told('att', 'at'),
  ]);
});

test('rows may be sparse: one that has it is enough, of whatever lot, and one that is left out', () => {
  const reader = historyReader<Row>({
    path,
    columns: { ...columns, amount: 'amount', reason: 'reason' },
    currency: 'EUR',
  });
  expect(reader.read().quality.problems).toEqual([]);
  reader.add(rows.slice(0, 1));
  expect(reader.read().quality.problems).toEqual([told('reason')]);
  reader.add([{ reason: 'y' }]);
  expect(reader.read().quality.problems.map(({ code }) => code)).toEqual(['missing_id']);
});

test('no rows have no columns, and rows that are lists have numbers', () => {
  expect(historyFromRows([], { path, columns }).quality.problems).toEqual([]);
  const lists = [['a', '2026-01-01T00:00:00Z', 'lead']];
  const at = { opportunityId: 0, at: 1, to: 2 };
  expect(historyFromRows(lists, { path, columns: at as never }).quality.problems).toEqual([]);
  const behind = historyFromRows(lists, { path, columns: { ...at, reason: 3 } as never });
  expect(behind.quality.problems).toEqual([told('3')]);
});

test('is refused where the policy says so', () => {
  expect(() =>
    historyFromRows(rows, { path, columns: { ...columns, reason: 'why' }, policy: { unknown_column: 'refuse' } }),
  ).toThrow('unknown_column');
});

test('of the second table and its id', () => {
  const table: readonly Row[] = [{ id: 'a', owner: 'ann' }, { id: 'b' }];
  const read = (id: string, attributes: readonly string[]) =>
    historyFromRows(rows, { path, columns, opportunities: { rows: table, id, attributes } });
  expect(read('id', ['owner']).quality.problems).toEqual([]);
  expect(read('id', ['ownr']).quality.problems).toEqual([told('ownr', 'owner')]);
  expect(read('ID', ['owner']).quality.problems.find(({ code }) => code === 'unknown_column')).toEqual(
    told('ID', 'id'),
  );
});

test('of tables of changes', () => {
  const changes: readonly Row[] = [{ id: 'a', at: '2026-01-05T00:00:00Z', old: 'ann', new: 'bob' }];
  const read = (more: object) =>
    historyFromRows(rows, {
      path,
      columns,
      attributeChanges: {
        rows: changes,
        columns: { opportunityId: 'id', at: 'at', from: 'old', to: 'new', ...more },
        attributes: ['owner'],
      },
    }).quality;
  expect(read({}).changes?.problems).toEqual([]);
  expect(read({ to: 'news' }).changes?.problems).toEqual([told('news', 'new')]);
  expect(read({ to: 'news' }).problems).toEqual([]);
});

test('of opportunities that hold their own', () => {
  const read = (at: string, owner: string) =>
    historyFromNested([{ key: 'a', owner: 'ann', log: rows }], {
      path,
      id: 'key',
      changes: ({ log }) => log,
      columns: { at, to: 'to' } as never,
      attributes: [owner as 'owner'],
    }).quality.problems.filter(({ code }) => code === 'unknown_column');
  expect(read('at', 'owner')).toEqual([]);
  expect(read('att', 'owner')).toEqual([told('att', 'at')]);
  expect(read('at', 'ownr')).toEqual([told('ownr', 'owner')]);
});
