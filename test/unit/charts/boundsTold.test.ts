import { cohortTableChart, funnelChart, pipelineMovementChart, stageFlowChart, winRateChart } from 'stagewright/charts';
import { cohortConversion, funnelConversion, pipelineMovement, stageFlow, winRate } from 'stagewright/conversion';
import { zhCN } from 'stagewright/locales/zh-CN';
import { expect, test } from 'vitest';
import { day, stagesHistory } from '../../support/stagesHistory.js';

const asOf = '2026-12-01T00:00:00Z';
const history = stagesHistory({
  a: [
    [day(2), 'lead', '100'],
    [day(20), 'won', '100'],
  ],
  b: [[day(3), 'lead', '50']],
});
const during = { from: '2026-08-10', to: '2026-09-01' };
const basis = { closedDuring: during };

test('a waterfall says which period it is of, not only as of when', () => {
  const report = pipelineMovement(history, { during, asOf });
  expect(pipelineMovementChart(report).subtitle).toMatch(/^2026-08-10 – 2026-08-31 · as of 2026-12-01 · /);
  expect(pipelineMovementChart(report, { locale: zhCN }).subtitle).toMatch(
    /^2026-08-10 至 2026-08-31 · 截至 2026-12-01 · /,
  );
  const window = { ...report, bounds: { ...report.bounds, closing: ['2026-10-01', '2027-01-01'] } };
  expect(pipelineMovementChart(window).subtitle).toMatch(
    /^2026-08-10 – 2026-08-31 · expected to close 2026-10-01 – 2026-12-31 · as of/,
  );
});

test('a rate says in which period its opportunities closed, where it said that they did in one', () => {
  const chart = winRateChart(winRate(history, { basis, asOf, every: 'month' }));
  expect(chart.subtitle).toBe(
    'closed 2026-08-10 – 2026-08-31 · of won, lost and abandoned · as of 2026-12-01 · n = 1 · left out: 1',
  );
  expect(winRateChart(winRate(history, { basis, asOf }), { locale: zhCN }).subtitle).toMatch(
    /^2026-08-10 至 2026-08-31 结束 · 基数为/,
  );
  const entered = { enteredDuring: during, stage: 'lead', followUpDays: 1 };
  expect(winRateChart(winRate(history, { basis: entered, asOf }), { names: { lead: 'Lead!' } }).subtitle).toMatch(
    /^entered 2026-08-10 – 2026-08-31 · followed for 1 day · of won, lost and abandoned · Lead! · as of/,
  );
});

test('days of a period are told from the first to the last, instants to the minute with their zone', () => {
  const oneDay = stageFlow(history, { during: { from: '2026-08-10', to: '2026-08-11' }, asOf });
  expect(stageFlowChart(oneDay).subtitle).toMatch(/^2026-08-10 · as of/);
  const times = { from: '2026-08-10T00:00:00.000Z', to: new Date(day(20)) };
  expect(stageFlowChart(stageFlow(history, { during: times, asOf })).subtitle).toMatch(
    /^2026-08-10T00:00Z to 2026-08-20T00:00Z \(excl\.\) · as of/,
  );
});

test('cohorts by name say what they have in common', () => {
  const cohort = (from: string, to: string) =>
    cohortConversion(history, {
      stage: 'lead',
      population: { enteredDuring: { from, to } },
      until: { followUpDays: 30 },
      asOf,
    });
  const [first, second] = [cohort('2026-08-01', '2026-08-03'), cohort('2026-08-03', '2026-08-05')];
  expect(cohortTableChart(first).subtitle).toContain('entered 2026-08-01 – 2026-08-02 · ');
  const both = cohortTableChart([
    { name: 'I', report: first },
    { name: 'II', report: second },
  ]).subtitle;
  expect(both).toContain('followed for 30 days · ');
  expect(both).toContain(' · lead · ');
  expect(both).not.toContain('2026-08-0');
});

test('what is of no period, or was stored without bounds, says nothing of it', () => {
  const report = funnelConversion(history, { asOf });
  const { bounds: _, ...without } = report;
  for (const one of [
    report,
    without,
    ...[null, 7, [], { stage: {}, during: null }].map((bounds) => ({ ...report, bounds })),
  ])
    expect(funnelChart(one as typeof report).subtitle).toMatch(/as of 2026-12-01 · n = 2$/);
});
