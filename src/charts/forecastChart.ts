import type { Law } from '../forecast/index.js';
import { amountAxis } from './amountAxis.js';
import type { LineChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, percentText, type Titles } from './chartWords.js';
import { demandLaw } from './demandLaw.js';

const TITLES: Titles = {
  english: {
    title: 'What the forecast may come to',
    definition: 'The chance that the total is more than so much. Nine times out of ten it exceeds the 10 % quantile.',
  },
  chinese: { title: '预测总额的可能取值', definition: '总额超过该值的概率；十次中有九次超过 10 % 分位数。' },
};

/**
 * The whole law of a forecast: the chance that the total is more than each amount, with its quantiles and the quota.
 *
 * @returns the mark of the quota tells the chance of reaching it.
 * @throws {StagewrightError} `wrong_type`, `missing_property` for what is no report of `forecastDistribution`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { forecastChart } from 'stagewright/charts';
 * import { forecastDistribution } from 'stagewright/forecast';
 * const deal = (id: string, amount: string) => ({
 *   id, amount: { amount, currency: 'CNY' }, stage: 'bid', status: 'open', probability: { value: 0.5, source: 'stage' }, closeOn: null, owner: null,
 * }) as const;
 * const law = forecastDistribution([deal('a', '300'), deal('b', '100')], {
 *   asOf: '2026-11-01T00:00:00Z', currency: 'CNY', quota: { amount: '300', currency: 'CNY' },
 * });
 * forecastChart(law).marks.at(-1) // => { axis: 'x', value: 300, label: 'Quota: 50.0 %' }
 */
export function forecastChart(law: Law, options: ChartOptions = {}): LineChart {
  const words = chartWords(options);
  demandLaw('law', law);
  const { say } = words;
  const { quantiles, points } = law;
  const quota = law.quota ?? null;
  const told = [...points.map(({ amount }) => amount), ...(quota === null ? [] : [quota.amount])];
  const { axis, scaled } = amountAxis(words, told, say('moreThan'));
  const mark = (word: 'q10' | 'median' | 'q90', value: number) => ({ axis: 'x', value, label: say(word) }) as const;
  const marks = [
    mark('q10', scaled(quantiles.q10)),
    mark('median', scaled(quantiles.q50)),
    mark('q90', scaled(quantiles.q90)),
  ];
  return {
    ...words.frame('forecast', TITLES, { ...law, isEmpty: law.n === 0 }),
    form: 'lines',
    x: axis,
    y: { title: say('chance'), unit: null, format: 'percent' },
    series: [
      {
        name: say('chance'),
        shape: 'step',
        points: points.map(({ amount, atMost }) => ({ x: scaled(amount), y: 1 - atMost, low: null, high: null })),
      },
    ],
    marks: [
      // Where all are one, one says so.
      ...marks.filter(({ value }, index) => index === 1 || value !== marks[1]?.value),
      ...(quota === null
        ? []
        : [
            {
              axis: 'x' as const,
              value: scaled(quota.amount),
              label: say('quotaOdds', { share: percentText(quota.probability) }),
            },
          ]),
    ],
  };
}
