import type { Measured, StageDistribution } from '../conversion/index.js';
import { amountAxis } from './amountAxis.js';
import type { BarChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, percentText, type Titles } from './chartWords.js';
import { demandReport } from './demandShape.js';
import { distinct } from './distinct.js';

export type StageDistributionChartOptions = ChartOptions & {
  /** Default `count`. By `amount`, amounts of several currencies give no bar. */
  readonly by?: 'count' | 'amount';
};

const TITLES: Titles = {
  english: {
    title: 'Stage distribution',
    definition: 'Opportunities by where they stand at the instant. Shares are of the whole and add up to 100 %.',
    variants: { all: 'open and closed ones', open: 'open ones' },
  },
  chinese: {
    title: '阶段分布',
    definition: '截至该时刻各商机所处的位置；占比以全部为基数，合计 100 %。',
    variants: { all: '在途与已结束', open: '仅在途' },
  },
};

/**
 * How opportunities spread over stages and outcomes: a bar a place, with its share.
 *
 * @returns bars of 0 for places with nobody in them, in order of the path. Groups are not drawn: pass `{ ...report, total }`
 * with the value of a group for it.
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `stageDistribution`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { stageDistributionChart, toVegaLite } from 'stagewright/charts';
 * import { historyFromRows, stageDistribution } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }, { id: 'b', at: '2026-01-03T00:00:00Z', to: 'offer' }];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const chart = stageDistributionChart(stageDistribution(history, { asOf: '2026-06-01T00:00:00Z' }), { locale: { language: 'zh-CN' } });
 * chart.title // => '阶段分布'
 * chart.categories // => ['lead', 'offer', 'won', 'lost']
 * chart.series[0]?.labels[0] // => '1（50.00 %）'
 * Object.keys(toVegaLite(chart)).includes('layer') // => true
 */
export function stageDistributionChart(
  report: Pick<Measured<StageDistribution>, 'method' | 'asOf' | 'bounds' | 'n' | 'excluded' | 'warnings' | 'total'>,
  options: StageDistributionChartOptions = {},
): BarChart {
  const words = chartWords(options, { by: ['count', 'amount'] });
  demandReport(report, 'stageDistribution', { 'total.stages': 'list' });
  const { say, nameOf } = words;
  const { stages, count } = report.total;
  const frame = {
    ...words.frame('stageDistribution', TITLES, { ...report, isEmpty: count === 0 }),
    form: 'bars',
  } as const;
  const categories = distinct(stages.map(({ stage }) => nameOf(stage)));
  const label = (text: string, share: string | null | undefined) =>
    say('ofAll', { count: text, share: share ? `${share} %` : percentText(null) });
  if (options.by !== 'amount') {
    return {
      ...frame,
      categories,
      axis: { title: say('opportunities'), unit: null, format: 'number' },
      series: [
        {
          name: say('opportunities'),
          values: stages.map((each) => each.count),
          labels: stages.map((each) => label(String(each.count), each.countShare.shown)),
        },
      ],
    };
  }
  const { axis, scaled, text } = amountAxis(
    words,
    stages.flatMap(({ amount }) => amount ?? []),
  );
  return {
    ...frame,
    categories,
    axis,
    series: [
      {
        name: axis.title,
        values: stages.map(({ amount }) => (amount === null ? null : scaled(amount))),
        labels: stages.map(({ amount, amountShare }) =>
          amount === null ? '' : label(text(amount), amountShare?.shown),
        ),
      },
    ],
  };
}
