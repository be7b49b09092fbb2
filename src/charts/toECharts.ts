import type { Chart } from './Chart.js';
import { demandChart } from './demandChart.js';
import { barsInECharts } from './echarts/barsInECharts.js';
import { flowInECharts } from './echarts/flowInECharts.js';
import { linesInECharts } from './echarts/linesInECharts.js';
import { rangesInECharts } from './echarts/rangesInECharts.js';
import { stepsInECharts } from './echarts/stepsInECharts.js';
import { tableInECharts } from './echarts/tableInECharts.js';
import { PALETTE } from './palette.js';

/**
 * A chart as an option of Apache ECharts (5 and 6): plain JSON without functions, so it survives the wire.
 *
 * Title and subtitle stand in the picture, the definition in its description for screen readers (`aria`). Bars lie, so that
 * long names of stages are read; give a chart about 28 pixels of height a category, and 120 more.
 *
 * @throws {StagewrightError} `wrong_type`, `missing_property`, `unknown_choice` for what is no description of a chart.
 *
 * @example
 * import { reliabilityChart, toECharts } from 'stagewright/charts';
 * const option = toECharts(reliabilityChart({ n: 0, bins: [] }));
 * JSON.parse(JSON.stringify(option)) // => option
 */
export function toECharts(chart: Chart): object {
  demandChart(chart);
  const { title, subtitle, definition } = chart;
  return {
    title: { text: title, subtext: subtitle, left: 0, top: 0, textStyle: { fontSize: 15 } },
    aria: { enabled: true, label: { description: `${title}: ${definition}` } },
    color: PALETTE,
    animation: false,
    ...bodyOf(chart),
  };
}

function bodyOf(chart: Chart): object {
  switch (chart.form) {
    case 'bars':
      return barsInECharts(chart);
    case 'ranges':
      return rangesInECharts(chart);
    case 'lines':
      return linesInECharts(chart);
    case 'steps':
      return stepsInECharts(chart);
    case 'flow':
      return flowInECharts(chart);
    case 'table':
      return tableInECharts(chart);
  }
}
