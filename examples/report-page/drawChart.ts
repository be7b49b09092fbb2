import { type EChartsOption, init } from 'echarts';
import { type Chart, toECharts } from 'stagewright/charts';

/** Wide for a desk, narrow for a telephone: text in a picture does not wrap. */
const WIDTHS = { wide: 760, narrow: 344 } as const;
const ROW = 26;
const AROUND = 90;

/** A chart as inline SVG, once for each width; its title stands in the page. */
export function drawChart(chart: Chart): string {
  return Object.entries(WIDTHS)
    .map(([name, width]) => `<div class="${name}">${svg(chart, width)}</div>`)
    .join('');
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
      return AROUND + ROW * chart.categories.length * chart.series.length;
    case 'ranges':
      return AROUND + ROW * chart.ranges.length;
    case 'steps':
      return AROUND + ROW * chart.steps.length;
    case 'table':
      return AROUND + ROW * chart.rows.length;
    case 'flow':
      return AROUND + 48 * Math.max(4, chart.nodes.length);
    case 'lines':
      return 340;
  }
}
