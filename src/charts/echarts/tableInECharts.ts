import type { TableChart } from '../Chart.js';
import { SHADES } from '../palette.js';
import { categoryAxis, TOP } from './axes.js';

/** Below the shades, where nothing is drawn but the label. */
const UNSHADED = -1;

export function tableInECharts({ rows, columns, cells }: TableChart): object {
  return {
    tooltip: { show: false },
    grid: { top: TOP + 20, left: 8, right: 16, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: columns,
      position: 'top',
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { interval: 0 },
    },
    yAxis: categoryAxis(rows),
    visualMap: {
      show: false,
      min: 0,
      max: 1,
      inRange: { color: SHADES },
      outOfRange: { color: 'rgba(0,0,0,0)' },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(({ row, column, share, label }) => ({
          value: [column, row, share ?? UNSHADED],
          label: { show: true, formatter: label, color: '#333333' },
        })),
      },
    ],
  };
}
