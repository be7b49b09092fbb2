import { type EChartsOption, init } from 'echarts';
import { type Chart, toECharts } from 'stagewright/charts';

/** Wide for a desk, narrow for a telephone: text in a picture does not wrap. */
const WIDTHS = { wide: 760, narrow: 344 } as const;
const ROW = 28;
const AROUND = 120;

/** A chart as inline SVG, once for each width; its title stands in the page. */
export function drawChart(chart: Chart): string {
  return Object.entries(WIDTHS)
    .map(([name, width]) => `<div class="${name}">${svg(name === 'narrow' ? stacked(chart) : chart, width)}</div>`)
    .join('');
}

/** A table on a telephone: in each cell the share under the count, and columns of two words under each other. */
function stacked(chart: Chart): Chart {
  if (chart.form !== 'table') return chart;
  return {
    ...chart,
    columns: chart.columns.map((name) => name.replaceAll(' ', '\n')),
    cells: chart.cells.map((cell) => ({ ...cell, label: cell.label.replace(/ ?[(（](.*)[)）]$/, '\n$1') })),
  };
}

function svg(chart: Chart, width: number): string {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height: heightOf(chart) });
  const option = toECharts(chart) as EChartsOption;
  drawing.setOption({ ...option, title: { show: false } });
  const text = drawing.renderToSVGString();
  drawing.dispose();
  return text;
}

function heightOf(chart: Chart): number {
  switch (chart.form) {
    case 'bars':
      // Bars of several series stand closer.
      return AROUND + Math.max(ROW, 20 * chart.series.length) * Math.max(1, chart.categories.length);
    case 'ranges':
      return AROUND + ROW * Math.max(1, chart.ranges.length);
    case 'steps':
      return AROUND + ROW * Math.max(1, chart.steps.length);
    case 'table':
      return AROUND + 1.3 * ROW * Math.max(1, chart.rows.length);
    case 'flow':
      return AROUND + 48 * Math.max(4, chart.nodes.length);
    case 'lines':
      return 360;
  }
}
