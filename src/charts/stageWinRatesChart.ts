import type { Measured, StageWinRate } from '../conversion/index.js';
import type { RangeChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, percentText, type Titles } from './chartWords.js';
import { demandReport } from './demandShape.js';
import { distinct } from './distinct.js';

const TITLES: Titles = {
  english: {
    title: 'Win rate by stage',
    definition: 'The share of opportunities in a stage that is won in the end; the bar is the 95 % interval.',
    variants: { absorbingChain: 'absorbing Markov chain', aalenJohansen: 'Aalen-Johansen' },
  },
  chinese: {
    title: '各阶段赢单率',
    definition: '处于该阶段的商机最终赢单的比例；横条为 95 % 区间。',
    variants: { absorbingChain: '吸收马尔可夫链', aalenJohansen: 'Aalen-Johansen' },
  },
};

/**
 * The measured chance of a win from each stage, with its interval and how many are resolved.
 *
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `stageWinRates`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { stageWinRatesChart } from 'stagewright/charts';
 * import { historyFromRows, stageWinRates } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }, { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won' }];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { ranges } = stageWinRatesChart(stageWinRates(history, { asOf: '2026-07-01T00:00:00Z' }));
 * ranges.map(({ category, label }) => `${category}: ${label}`) // => ['lead: 100.0 % (n = 1)', 'offer: – (n = 0)']
 */
export function stageWinRatesChart(
  report: Pick<
    Measured<readonly StageWinRate[]>,
    'method' | 'asOf' | 'bounds' | 'n' | 'excluded' | 'warnings' | 'total'
  >,
  options: ChartOptions = {},
): RangeChart {
  const words = chartWords(options);
  demandReport(report, 'stageWinRates', { total: 'list' });
  const names = distinct(report.total.map(({ stage }) => words.nameOf(stage)));
  return {
    ...words.frame('stageWinRates', TITLES, { ...report, isEmpty: report.n === 0 }),
    form: 'ranges',
    axis: { title: words.say('winRate'), unit: null, format: 'percent' },
    ranges: report.total.map(({ won, interval, resolved }, index) => ({
      category: names[index] ?? '',
      value: won,
      low: interval.low,
      high: interval.high,
      label: `${percentText(won)} (n = ${resolved})`,
    })),
  };
}
