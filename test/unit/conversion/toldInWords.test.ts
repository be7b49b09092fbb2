import { en, formatIssue } from 'stagewright';
import {
  cycleTime,
  describeParts,
  type Measured,
  salesVelocity,
  describe as tell,
  winRate,
} from 'stagewright/conversion';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { day, stagesHistory } from '../../support/stagesHistory.js';

const asOf = '2026-09-30T00:00:00Z';

// Deal `a` is lost, reopened and won; `b` is lost: three closes of two opportunities.
const history = stagesHistory({
  a: [
    [day(1), 'lead'],
    [day(2), 'lost'],
    [day(3), 'lead'],
    [day(5), 'won'],
  ],
  b: [
    [day(1), 'lead'],
    [day(9), 'lost'],
  ],
});
const during = { from: '2026-08-01', to: '2026-09-01' };

describe('every close', () => {
  const report = winRate(history, { basis: { closedDuring: during }, count: 'everyClose', asOf });

  test('is told as what it counts: closes, each as it was', () => {
    expect(report.n).toBe(3);
    expect(tell(report, { locale: en }).split('\n').slice(0, 3)).toEqual([
      'Win rate: Closes that won over those that count, each as it was then; an opportunity that was reopened has several.',
      'Variant: by each close in the period, against won, lost and abandoned.',
      'Population: 3 closes, as of 2026-09-30T00:00:00.000Z.',
    ]);
    expect(tell(report, { locale: zhCN }).split('\n').slice(0, 3)).toEqual([
      '赢单率：赢单的关闭次数除以计入的关闭次数，每次关闭按当时结果计；重新打开过的商机有多次。',
      '口径：按期内每次关闭，以已赢、已输、已放弃为基数。',
      '计入关闭 3 次，截至 2026-09-30T00:00:00.000Z。',
    ]);
  });

  test('the last close is still told as it was', () => {
    const last = winRate(history, { basis: { closedDuring: during }, asOf });
    expect(tell(last, { locale: en }).split('\n').slice(0, 3)).toEqual([
      'Win rate: Opportunities won over those that count, each once, with its last outcome.',
      'Variant: by the final close in the period, against won, lost and abandoned.',
      'Population: 2 opportunities, as of 2026-09-30T00:00:00.000Z.',
    ]);
  });
});

describe('the end of a period', () => {
  const boundsOf = (report: Measured<unknown>, locale = en) =>
    describeParts(report, { locale }).notes.find((note) => /^(?:Bounds|范围)/.test(note));

  test('is spoken of where there is a period, and nowhere else', () => {
    const report = cycleTime(history, { asOf, closedDuring: during });
    expect(boundsOf(report)).toBe(
      'Bounds: closed from 2026-08-01 to 2026-09-01 (the end of a period is not in it; dates of UTC).',
    );
    expect(boundsOf(salesVelocity(history, { asOf, from: 'lead', closedDuring: during }))).toContain('(the end of');
    const without = (bounds: Measured<unknown>['bounds']) => boundsOf({ ...report, bounds });
    expect(without({ cycleDays: 50 })).toBe('Bounds: a cycle of 50 days (dates of UTC).');
    expect(without({ rate: ['lead', 'bid'] })).toBe('Bounds: from lead to bid (dates of UTC).');
    expect(boundsOf({ ...report, bounds: { from: 'lead' } }, zhCN)).toBe('范围：自 lead（日期按 UTC）。');
  });
});

describe('days and their band', () => {
  const resultOf = (total: object) => describeParts({ ...cycleTime(history, { asOf }), total }, { locale: en }).result;

  test('are told with as many decimals as each other', () => {
    // 59.96 days: an hour of summer time is missing.
    expect(resultOf({ median: { value: 52, low: 47, high: 59.96 } })).toEqual(['Result: median 52.0 days (47.0–60.0)']);
    expect(resultOf({ median: { value: 52, low: 47, high: 60 } })).toEqual(['Result: median 52 days (47–60)']);
    expect(resultOf({ median: 52, medianLow: 47.5, medianHigh: null })).toEqual(['Result: median 52.0 days (47.5–…)']);
    expect(resultOf({ median: 1, medianLow: 1, medianHigh: 2 })).toEqual(['Result: median 1 day (1–2)']);
  });
});

test('a split by several is a list of names', () => {
  const report = winRate(history, { basis: { closedDuring: during }, asOf, groupBy: ['segment'], every: 'quarter' });
  expect(describeParts(report, { locale: zhCN }).split).toEqual(['按季度、segment分为 1 组。']);
  expect(describeParts(report, { locale: en }).split).toEqual(['Split by quarter, segment into 1 group.']);
});

test('how many opportunities have no row is said in the number that they have', () => {
  const issue = (params: object) =>
    ({ code: 'opportunity_without_rows', severity: 'warning', path: '', params }) as never;
  const told = (params: object) => formatIssue(issue(params), en);
  expect(told({ count: 44, samples: ['a', 'b'] })).toBe('44 opportunities have no row: a, b.');
  expect(told({ count: 1, samples: ['a'] })).toBe('1 opportunity has no row: a.');
  expect(told({})).toBe('An opportunity has no row.');
});
