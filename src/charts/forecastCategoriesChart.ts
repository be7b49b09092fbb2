import type { ForecastCategories } from '../forecast/index.js';
import { amountAxis } from './amountAxis.js';
import type { BarChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, type Titles } from './chartWords.js';
import { demandReport } from './demandShape.js';
import { distinct } from './distinct.js';

const TITLES: Titles = {
  english: { title: 'Forecast categories', definition: 'Amounts in full by category, and the roll-ups of them.' },
  chinese: { title: '预测类别', definition: '各类别的全额金额，及其汇总口径。' },
};

/**
 * Forecast categories in full and their roll-ups, side by side where they are called alike.
 *
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `forecastCategories`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { forecastCategoriesChart } from 'stagewright/charts';
 * import { forecastCategories } from 'stagewright/forecast';
 * const deal = (id: string, status: 'open' | 'won') => ({
 *   id, stage: 'bid', status, amount: { amount: '100', currency: 'CNY' }, probability: null, closeOn: null, owner: 'li',
 * }) as const;
 * const found = forecastCategories([deal('a', 'open'), deal('b', 'won')], {
 *   asOf: '2026-11-01T00:00:00Z', currency: 'CNY', categories: [{ id: 'closed' }, { id: 'commit', stages: ['bid'] }],
 * });
 * const { categories, series } = forecastCategoriesChart(found);
 * [categories, ...series.map(({ values }) => values)] // => [['closed', 'commit'], [100, 100], [100, 200]]
 */
export function forecastCategoriesChart(report: ForecastCategories, options: ChartOptions = {}): BarChart {
  const words = chartWords(options);
  demandReport(report, 'categories', {
    categories: 'list',
    rollUps: 'list',
  });
  const { say, nameOf } = words;
  const { categories, rollUps } = report;
  const ids = [...new Set([...categories.map(({ id }) => id), ...rollUps.map(({ id }) => id)])].filter(
    (id) => id !== null || categories.some((each) => each.id === null && each.opportunities > 0),
  );
  const { axis, scaled, text } = amountAxis(
    words,
    [...categories, ...rollUps].map(({ amount }) => amount),
  );
  const series = (
    name: string,
    rows: readonly { readonly id: string | null; readonly amount: Parameters<typeof text>[0] }[],
  ) => {
    const amounts = ids.map((id) => rows.find((row) => row.id === id)?.amount ?? null);
    return {
      name,
      values: amounts.map((amount) => (amount === null ? null : scaled(amount))),
      labels: amounts.map((amount) => (amount === null ? '' : text(amount))),
    };
  };
  return {
    ...words.frame('categories', TITLES, { ...report, isEmpty: report.n === 0 }),
    form: 'bars',
    categories: distinct(ids.map((id) => (id === null ? say('notGiven') : nameOf(id)))),
    axis,
    series: [series(say('categories'), categories), series(say('rollUps'), rollUps)],
  };
}
