import type { Issue } from 'stagewright';
import {
  amountChange,
  benchmark,
  benchmarkDays,
  cohortConversion,
  cycleTime,
  outcomeAnalysis,
  pipelineCreated,
  salesVelocity,
  stageFlow,
  describe as tell,
  winRate,
} from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { day, stagesHistory } from '../../support/stagesHistory.js';

const history = stagesHistory({
  a: [
    [day(1), 'lead', '10'],
    [day(5), 'won', '10'],
  ],
});
const asOf = day(10);
type During = { readonly from: string; readonly to: string };
type Report = { readonly warnings: readonly Issue[] };

/** Every measure of what happened in a period, and where the period stands among its options. */
const calls: readonly (readonly [string, (during: During) => Report])[] = [
  ['basis.closedDuring', (closedDuring) => winRate(history, { basis: { closedDuring }, asOf })],
  ['basis.createdDuring', (createdDuring) => winRate(history, { basis: { createdDuring }, asOf })],
  [
    'population.enteredDuring',
    (enteredDuring) =>
      cohortConversion(history, { stage: 'lead', population: { enteredDuring }, until: { followUpDays: 2 }, asOf }),
  ],
  ['closedDuring', (closedDuring) => cycleTime(history, { closedDuring, asOf })],
  ['closedDuring', (closedDuring) => salesVelocity(history, { closedDuring, asOf })],
  ['closedDuring', (closedDuring) => outcomeAnalysis(history, { closedDuring, asOf })],
  ['closedDuring', (closedDuring) => amountChange(history, { closedDuring, asOf })],
  ['during', (during) => stageFlow(history, { during, asOf })],
  ['during', (during) => pipelineCreated(history, { during, asOf })],
  ['during', (during) => benchmark(history, { rate: 'won', during, asOf })],
  ['during', (during) => benchmarkDays(history, { of: 'won', during, asOf })],
];

describe.each(calls)('%s (%#)', (path, call) => {
  const told = (to: string) =>
    call({ from: '2026-08-01', to }).warnings.filter(({ code }) => code === 'period_not_over');

  test('a period that goes on after asOf is told, where all of it is counted so far', () => {
    expect(told('2026-08-10')).toEqual([]);
    expect(told('2027-01-01')).toEqual([
      {
        code: 'period_not_over',
        severity: 'warning',
        path: `${path}.to`,
        params: { value: '2027-01-01', asOf: '2026-08-10T00:00:00.000Z' },
      },
    ]);
  });
});

test('in words', () => {
  const report = winRate(history, { basis: { closedDuring: { from: '2026-08-01', to: '2027-01-01' } }, asOf });
  expect(tell(report, { locale: en })).toContain(
    'To mind: The period ends on 2027-01-01, after 2026-08-10T00:00:00.000Z, up to which the history is read: only what was known by then is counted.',
  );
  expect(tell(report, { locale: zhCN })).toContain('注意：时间段止于2027-01-01，');
});
