import type { StepChart } from '../Chart.js';
import { STEP_COLOURS } from '../palette.js';
import { categoryAxis, gridFor, labelsAt, valueAxis } from './axes.js';

/** A floating bar is a boxplot without whiskers: unlike stacked bars it may lie across zero. */
export function stepsInECharts({ axis, steps }: StepChart): object {
  return {
    tooltip: { show: false },
    grid: gridFor(steps.map(({ label }) => label)),
    xAxis: valueAxis(axis),
    yAxis: categoryAxis(steps.map(({ name }) => name)),
    series: [
      {
        type: 'boxplot',
        boxWidth: [8, 26],
        data: steps.map(({ from, to, kind }) => ({
          value: [Math.min(from, to), Math.min(from, to), to, Math.max(from, to), Math.max(from, to)],
          itemStyle: { color: STEP_COLOURS[kind], borderColor: STEP_COLOURS[kind] },
        })),
      },
      labelsAt(steps.map(({ from, to, label }, index) => ({ at: Math.max(from, to), index, label }))),
    ],
  };
}
