import type { BarChart } from '../Chart.js';
import { CATEGORY, labelLayer, ROWS, valueChannel } from './channels.js';

export function barsInVegaLite({ categories, axis, series }: BarChart): object {
  const isSplit = series.length > 1;
  const offset = isSplit ? { yOffset: { field: 'series', sort: null } } : {};
  return {
    ...ROWS,
    data: {
      values: series.flatMap(({ name, values, labels }) =>
        categories.map((category, index) => ({
          category,
          series: name,
          value: values[index] ?? null,
          label: labels[index] ?? '',
        })),
      ),
    },
    layer: [
      {
        mark: 'bar',
        encoding: {
          y: CATEGORY,
          x: valueChannel(axis, 'value'),
          ...offset,
          ...(isSplit ? { color: { field: 'series', sort: null, title: null, legend: { orient: 'top' } } } : {}),
        },
      },
      labelLayer('value', offset),
    ],
  };
}
