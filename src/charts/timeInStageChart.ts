import type { Measured, StageTime } from '../conversion/index.js';
import { numberText } from './amountAxis.js';
import type { RangeChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, type Titles } from './chartWords.js';
import { demandReport } from './demandShape.js';
import { distinct } from './distinct.js';

const TITLES: Titles = {
  english: {
    title: 'Time in stage',
    definition: 'Days until half have left the stage, with the 95 % band. Those still in it count (Kaplan-Meier).',
    variants: {
      first: 'first stay',
      each: 'every stay',
      sum: 'all stays together',
    },
  },
  chinese: {
    title: '阶段停留时间',
    definition: '半数商机离开该阶段所需天数及 95 % 区间；仍在该阶段的商机计入（Kaplan-Meier）。',
    variants: {
      first: '首次停留',
      each: '每次停留',
      sum: '累计停留',
    },
  },
};

/**
 * Median days in each stage with their band; a stage that half have not left has no mark.
 *
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `timeInStage`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { timeInStageChart } from 'stagewright/charts';
 * import { historyFromRows, timeInStage } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }, { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won' }];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { ranges } = timeInStageChart(timeInStage(history, { asOf: '2026-07-01T00:00:00Z' }));
 * ranges.map(({ category, label }) => `${category}: ${label}`) // => ['lead: 18 (n = 1)', 'offer: – (n = 0)']
 */
export function timeInStageChart(
  report: Pick<Measured<readonly StageTime[]>, 'method' | 'asOf' | 'bounds' | 'n' | 'excluded' | 'warnings' | 'total'>,
  options: ChartOptions = {},
): RangeChart {
  const words = chartWords(options);
  demandReport(report, 'timeInStage', { total: 'list' });
  const names = distinct(report.total.map(({ stage }) => words.nameOf(stage)));
  return {
    ...words.frame('timeInStage', TITLES, { ...report, isEmpty: report.n === 0 }),
    form: 'ranges',
    axis: { title: words.say('days'), unit: null, format: 'number' },
    ranges: report.total.map(({ median, entered }, index) => ({
      category: names[index] ?? '',
      ...median,
      label: `${median.value === null ? '–' : numberText(median.value)} (n = ${entered})`,
    })),
  };
}
