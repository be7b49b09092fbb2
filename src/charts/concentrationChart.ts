import type { ForecastConcentration } from '../forecast/index.js';
import type { BarChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, percentText, type Titles } from './chartWords.js';
import { demandReport } from './demandShape.js';
import { distinct } from './distinct.js';

const TITLES: Titles = {
  english: {
    title: 'Concentration',
    definition: 'Shares of the open amount and of its variance that the deals with the most of it carry.',
  },
  chinese: { title: '集中度', definition: '占比最大的商机在在途金额及其方差中所占的份额。' },
};

/**
 * The deals that the open forecast hangs on: their shares of its amount and of its variance.
 *
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `forecastConcentration`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { concentrationChart } from 'stagewright/charts';
 * import { forecastConcentration } from 'stagewright/forecast';
 * const deal = (id: string, amount: string) => ({
 *   id, amount: { amount, currency: 'CNY' }, stage: 'bid', status: 'open', probability: { value: 0.3, source: 'stage' }, closeOn: null, owner: null,
 * }) as const;
 * const found = forecastConcentration([deal('a', '300'), deal('b', '100')], { asOf: '2026-11-01T00:00:00Z', currency: 'CNY' });
 * concentrationChart(found, { names: { a: 'Harbour' } }).categories // => ['Harbour', 'b']
 */
export function concentrationChart(report: ForecastConcentration, options: ChartOptions = {}): BarChart {
  const words = chartWords(options);
  demandReport(report, 'concentration', { top: 'list' });
  const { say, nameOf } = words;
  const series = (word: 'amountShare' | 'varianceShare', values: readonly (number | null)[]) => ({
    name: say(word),
    values,
    labels: values.map(percentText),
  });
  return {
    ...words.frame('concentration', TITLES, { ...report, isEmpty: report.n === 0 }),
    form: 'bars',
    categories: distinct(report.top.map(({ opportunity }) => nameOf(opportunity))),
    axis: { title: say('share'), unit: null, format: 'percent' },
    series: [
      series(
        'amountShare',
        report.top.map(({ share }) => share),
      ),
      series(
        'varianceShare',
        report.top.map(({ varianceShare }) => varianceShare),
      ),
    ],
  };
}
