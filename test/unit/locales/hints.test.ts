import { formatHint, type Issue, StagewrightError } from 'stagewright';
import { closeDateChanges, historyFromRows, pipelineMovement, qualityIssues } from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { expect, test } from 'vitest';

const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
const row = { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '1' };
const { history, quality } = historyFromRows(
  [
    row,
    { ...row, id: 'b', at: '2026-01-02 10:00' },
    { ...row, id: 'c', at: 'soon' },
    { ...row, id: 'd', amount: '1,0' },
  ],
  { path, columns, currency: 'EUR' },
);
const frame = { during: { from: '2026-01-01', to: '2026-02-01' }, asOf: '2026-02-01T00:00:00Z' };

function refusal(work: () => unknown): readonly Issue[] {
  try {
    work();
  } catch (error) {
    if (error instanceof StagewrightError) return error.issues;
  }
  return [];
}

test('who reads a first export is told what to do about each fault that nearly every export has', () => {
  const issues = [
    ...qualityIssues(quality),
    ...refusal(() => closeDateChanges(history, frame)),
    ...refusal(() => pipelineMovement(history, { ...frame, convert: { to: 'USD', start: {}, end: { EUR: '1' } } })),
  ];
  const told = new Map(issues.map((issue) => [issue.code, [en, zhCN].map((locale) => formatHint(issue, locale))]));
  expect([...told.keys()].sort()).toEqual(
    ['ambiguous_date', 'close_dates_unknown', 'missing_rate', 'unparsable_amount', 'unparsable_date'].sort(),
  );
  for (const [code, hints] of told) expect(hints, code).not.toContain(null);
  expect(told.get('ambiguous_date')?.[0]).toBe(
    'Name the “zone” in which dates without one are written, or write each with its offset from UTC.',
  );
  expect(told.get('close_dates_unknown')?.[1]).toBe('请在 columns 中用 closeOn 指定预计成交日期所在的列。');
  expect(told.get('missing_rate')?.[0]).toBe('Add a rate for EUR.');
});
