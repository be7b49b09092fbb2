import type { Law } from '../forecast/index.js';
import { createIssue, demandType, StagewrightError } from '../issues/index.js';
import { amountAxis } from './amountAxis.js';
import type { LineChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, type Titles } from './chartWords.js';
import { dateOf } from './dateOf.js';
import { demandLaw } from './demandLaw.js';

const TITLES: Titles = {
  english: {
    title: 'Forecasts over time',
    definition: 'The median of each forecast and the band from its 10 % to its 90 % quantile, against the quota.',
  },
  chinese: { title: '历次预测', definition: '每次预测的中位数，及 10 % 至 90 % 分位数的区间带，与目标对照。' },
};

/**
 * Forecasts of one period made at several dates: the median and the band from the 10 % to the 90 % quantile, against the
 * quota of the last one. The subtitle says of which period they are where all are of one; warnings are those of all.
 *
 * @param laws In one currency; they are put in order of `asOf`.
 * @throws {StagewrightError} `wrong_type`, `missing_property` for what is no report of `forecastDistribution`;
 * `wrong_currency` for a law in another currency than the first; `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { forecastFanChart } from 'stagewright/charts';
 * import { forecastDistribution } from 'stagewright/forecast';
 * const deal = {
 *   id: 'a', amount: { amount: '300', currency: 'CNY' }, stage: 'bid', status: 'open', probability: { value: 0.5, source: 'stage' }, closeOn: null, owner: null,
 * } as const;
 * const laws = ['2026-11-01', '2026-10-01'].map((day) => forecastDistribution([deal], { asOf: `${day}T00:00:00Z`, currency: 'CNY' }));
 * forecastFanChart(laws).series[0]?.points[0] // => { x: '2026-10-01', y: 0, low: 0, high: 300 }
 */
export function forecastFanChart(laws: readonly Law[], options: ChartOptions = {}): LineChart {
  const words = chartWords(options);
  demandType('laws', 'list', laws);
  [...laws].forEach((law, index) => {
    demandLaw(`laws.${index}`, law);
  });
  const expected = laws[0]?.currency ?? null;
  const issues = [...laws].flatMap(({ currency }, index) =>
    currency === expected ? [] : [createIssue('wrong_currency', `laws.${index}`, { currency, expected })],
  );
  if (issues.length > 0) throw new StagewrightError(issues);
  const { say } = words;
  const sorted = [...laws].sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const last = sorted.at(-1);
  const areOfOnePeriod = once(sorted.map(({ closing }) => closing ?? null)).length === 1;
  const quota = last?.quota?.amount ?? null;
  const { axis, scaled } = amountAxis(words, [
    ...sorted.map(({ quantiles }) => quantiles.q90),
    ...(quota === null ? [] : [quota]),
  ]);
  return {
    ...words.frame('forecastFan', TITLES, {
      method: last?.method ?? 'forecastDistribution',
      asOf: last?.asOf ?? null,
      ...(last === undefined ? {} : { zone: last.zone }),
      closing: areOfOnePeriod ? (last?.closing ?? null) : null,
      n: last?.n ?? null,
      excluded: last?.excluded ?? {},
      warnings: once(sorted.flatMap(({ warnings }) => warnings ?? [])),
      isEmpty: sorted.every(({ n }) => n === 0),
    }),
    form: 'lines',
    x: { title: say('date'), unit: null, format: 'date' },
    y: axis,
    series: [
      {
        name: say('median'),
        shape: 'line',
        points: sorted.map(({ asOf, zone, quantiles: { q10, q50, q90 } }) => ({
          x: dateOf(asOf, zone),
          y: scaled(q50),
          low: scaled(q10),
          high: scaled(q90),
        })),
      },
    ],
    marks: quota === null ? [] : [{ axis: 'y', value: scaled(quota), label: say('quota') }],
  };
}

/** What several forecasts say alike is said once. */
function once<Told>(told: readonly Told[]): readonly Told[] {
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
}
