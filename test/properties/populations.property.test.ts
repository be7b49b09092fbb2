import { fc, test } from '@fast-check/vitest';
import {
  benchmark,
  cohortConversion,
  journeysOf,
  stageTotalRatio,
  describe as tell,
  winRate,
} from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test as plain } from 'vitest';
import { anyHistory, anyRows, everyReport } from '../support/everyReport.js';
import { day, stagesHistory } from '../support/stagesHistory.js';

/** Of two populations at once; of closes; with stays that are left out one by one. */
const OTHER = /^compareDistributions|everyClose|^benchmark|^timeInStage\/each/;
const sum = (counts: { readonly [why: string]: number }) => Object.values(counts).reduce((all, one) => all + one, 0);

test.prop([anyRows()], { numRuns: 25 })('everybody who was known is counted, or left out for one reason', (rows) => {
  const history = anyHistory(rows);
  for (const { method, asOf, n, excluded } of everyReport(history)) {
    if (OTHER.test(method)) continue;
    expect(n + sum(excluded), method).toBe(journeysOf(history, Date.parse(asOf)).length);
  }
});

/** Whatever the period, all closes are counted or left out: as many as of all time. */
test.prop([anyRows(), fc.integer({ min: 1, max: 30 })], { numRuns: 50 })('every close is, too', (rows, from) => {
  const history = anyHistory(rows);
  const closesIn = (closedDuring: { readonly from: number; readonly to: number }) =>
    winRate(history, { basis: { closedDuring }, asOf: day(40), count: 'everyClose' });
  const { n, excluded } = closesIn({ from: day(from), to: day(from + 5) });
  expect(n + sum(excluded)).toBe(closesIn({ from: day(1), to: day(40) }).n);
});

describe('who is left out', () => {
  const history = stagesHistory({
    a: [
      [day(5), 'lead'],
      [day(8), 'need'],
    ],
    b: [[day(6), 'need']],
    c: [[day(20), 'lead']],
  });
  const enteredDuring = { from: day(1), to: day(10) };
  const asOf = day(30);

  plain('of an inflow is who never entered the stage, or did in another period', () => {
    const cohort = { stage: 'lead', population: { enteredDuring }, until: { followUpDays: 3 }, asOf } as const;
    const report = cohortConversion(history, cohort);
    expect([report.n, report.excluded]).toEqual([1, { not_entered: 1, outside_period: 1 }]);
    const rate = winRate(history, { basis: { enteredDuring, stage: 'lead', followUpDays: 3 }, against: 'all', asOf });
    expect(rate.excluded).toEqual(report.excluded);
    expect(tell(report, { locale: en })).toContain('Left out: 1 never in the stage, 1 outside of the period.');
  });

  plain('of a stock is who stood elsewhere at the instant', () => {
    const cohort = { stage: 'lead', population: { presentAt: day(9) }, until: { followUpDays: 3 }, asOf } as const;
    const report = cohortConversion(history, cohort);
    expect([report.n, report.excluded]).toEqual([0, { not_entered: 1, not_present: 2 }]);
    expect(tell(report, { locale: en })).toContain('2 not in the stage at that instant');
    expect(tell(report, { locale: zhCN })).toContain('该时刻不在该阶段 2 个');
  });

  plain('of a ratio of two instants is who came later, or stood nowhere by then', () => {
    const report = stageTotalRatio(history, { at: [day(5), day(10)], asOf });
    expect([report.n, report.excluded]).toEqual([2, { created_later: 1 }]);
  });

  plain('of a benchmark is who is open, or never entered the stage', () => {
    const during = enteredDuring;
    expect(benchmark(history, { rate: 'won', during, asOf }).excluded).toEqual({ open: 3 });
    expect(benchmark(history, { rate: { from: 'lead', to: 'need' }, during, asOf }).excluded).toEqual({
      not_entered: 1,
      outside_period: 1,
    });
  });
});
