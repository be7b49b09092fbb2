import type { Measured, StageTime } from '../conversion/index.js';
import { numberText } from './amountAxis.js';
import type { RangeChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords } from './chartWords.js';
import { distinct } from './distinct.js';

/**
 * Median days in each stage with their band; a stage that half have not left has no mark.
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
  report: Pick<Measured<readonly StageTime[]>, 'method' | 'asOf' | 'n' | 'excluded' | 'warnings' | 'total'>,
  options: ChartOptions = {},
): RangeChart {
  const words = chartWords(options);
  const names = distinct(report.total.map(({ stage }) => words.nameOf(stage)));
  return {
    ...words.frame('timeInStage', { ...report, isEmpty: report.n === 0 }),
    form: 'ranges',
    axis: { title: words.say('days'), unit: null, format: 'number' },
    ranges: report.total.map(({ median, entered }, index) => ({
      category: names[index] ?? '',
      ...median,
      label: `${median.value === null ? '–' : numberText(median.value)} (n = ${entered})`,
    })),
  };
}
