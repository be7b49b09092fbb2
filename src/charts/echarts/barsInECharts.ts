import type { BarChart } from '../Chart.js';
import { categoryAxis, gridFor, plotted, TOP, valueAxis } from './axes.js';

export function barsInECharts({ categories, axis, series }: BarChart): object {
  const isSplit = series.length > 1;
  return {
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    ...(isSplit ? { legend: { top: TOP - 14, left: 0, itemGap: 20 } } : {}),
    grid: gridFor(
      series.flatMap(({ labels }) => labels),
      isSplit ? TOP + 16 : TOP,
    ),
    xAxis: valueAxis(axis),
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
