import type { Measured, StageAge } from '../conversion/index.js';
import type { BarChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, type Titles } from './chartWords.js';
import { demandReport } from './demandShape.js';
import { distinct } from './distinct.js';

const TITLES: Titles = {
  english: {
    title: 'Ageing',
    definition:
      'Open opportunities by stage and by how long they stand in it, against the thresholds of the history itself.',
  },
  chinese: {
    title: '停留时长',
    definition: '各阶段在途商机按已停留时长划分，阈值取自历史自身。',
  },
};

/**
 * How many of those standing in each stage stand there as long as usual, longer than the warning, and beyond the alarm.
 *
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `stageAgeing`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { stageAgeingChart } from 'stagewright/charts';
 * import { historyFromRows, stageAgeing } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { series } = stageAgeingChart(stageAgeing(history, { asOf: '2026-02-01T00:00:00Z' }));
 * series.map(({ name, values }) => [name, values])
 * // => [['As usual', [1, 0]], ['Past the warning', [0, 0]], ['Past the alarm', [0, 0]]]
 */
export function stageAgeingChart(
  report: Pick<Measured<readonly StageAge[]>, 'method' | 'asOf' | 'bounds' | 'n' | 'excluded' | 'warnings' | 'total'>,
  options: ChartOptions = {},
): BarChart {
  const words = chartWords(options);
  demandReport(report, 'stageAgeing', { total: 'list' });
  const { say, nameOf } = words;
  const series = (word: 'usualStay' | 'longStay' | 'overdueStay', count: (age: StageAge) => number) => {
    const values = report.total.map(count);
    return { name: say(word), values, labels: values.map(String) };
  };
  return {
    ...words.frame('stageAgeing', TITLES, { ...report, isEmpty: report.n === 0 }),
    form: 'bars',
    categories: distinct(report.total.map(({ stage }) => nameOf(stage))),
    axis: { title: say('opportunities'), unit: null, format: 'number' },
    series: [
      series('usualStay', ({ standing, warn, alarm }) => standing - warn.length - alarm.length),
      series('longStay', ({ warn }) => warn.length),
      series('overdueStay', ({ alarm }) => alarm.length),
    ],
  };
}
