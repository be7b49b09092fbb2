import type { BarChart } from '../Chart.js';
import { categoryAxis, gridFor, legendOf, plotted, TOP, valueAxis } from './axes.js';

export function barsInECharts({ categories, axis, series }: BarChart): object {
  const isSplit = series.length > 1;
  // There is no fifth of an opportunity.
  const isCounted = axis.unit === null && axis.format === 'number';
  return {
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    ...(isSplit ? { legend: legendOf } : {}),
    grid: gridFor(
      series.flatMap(({ labels }) => labels),
      isSplit ? TOP + 16 : TOP,
    ),
    xAxis: valueAxis(axis, isCounted ? { minInterval: 1 } : {}),
    yAxis: categoryAxis(categories),
    series: series.map(({ name, values, labels }) => ({
      type: 'bar',
      name,
      barMaxWidth: 26,
      data: values.map((value, index) => ({
        value: value === null ? null : plotted(axis, value),
        label: { show: true, position: 'right', formatter: labels[index] ?? '' },
      })),
    })),
  };
}
