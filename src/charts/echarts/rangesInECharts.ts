import type { RangeChart } from '../Chart.js';
import { PALETTE } from '../palette.js';
import { categoryAxis, gridFor, labelsAt, plotted, valueAxis } from './axes.js';

/** A box from low to high is a boxplot without whiskers; the value is a dot on it. */
export function rangesInECharts({ axis, ranges }: RangeChart): object {
  const at = (value: number) => plotted(axis, value);
  return {
    tooltip: { trigger: 'item' },
    grid: gridFor(ranges.map(({ label }) => label)),
    xAxis: valueAxis(axis, { min: 0, ...(axis.format === 'percent' ? { max: 100 } : {}) }),
    yAxis: categoryAxis(ranges.map(({ category }) => category)),
    series: [
      {
        type: 'boxplot',
        silent: true,
        tooltip: { show: false },
        boxWidth: [4, 10],
        itemStyle: { color: '#9ECAE1', borderColor: '#9ECAE1' },
        data: ranges.map(({ low, high, value }) =>
          low === null || high === null ? '-' : [low, low, value ?? low, high, high].map(at),
        ),
      },
      {
        type: 'scatter',
        name: axis.title,
        symbolSize: 9,
        itemStyle: { color: PALETTE[0] },
        data: ranges.flatMap(({ value, category }, index) =>
          value === null ? [] : [{ name: category, value: [at(value), index] }],
        ),
      },
      labelsAt(
        ranges.map(({ high, value, label }, index) => ({ at: at(Math.max(high ?? 0, value ?? 0)), index, label })),
      ),
    ],
  };
}
