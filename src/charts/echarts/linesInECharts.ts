import { aboveBy, roomAbove } from '../aboveBy.js';
import type { ChartAxis, ChartLine, LineChart } from '../Chart.js';
import { PALETTE, QUIET } from '../palette.js';
import { textWidth } from '../textWidth.js';
import { legendOf, plotted, TOP, valueAxis } from './axes.js';

export function linesInECharts({ x, y, series, marks }: LineChart): object {
  const isSplit = series.length > 1;
  const at = (axis: ChartAxis, value: number | string) => (typeof value === 'number' ? plotted(axis, value) : value);
  const onX = (value: number | string) => at(x, value);
  const percent = { min: 0, max: 100 };
  const isSquare = x.format === 'percent';
  const labelWidth = (of: 'x' | 'y') => textWidth(marks.filter(({ axis }) => axis === of).map(({ label }) => label));
  return {
    tooltip: { trigger: 'axis' },
    ...(isSplit ? { legend: { ...legendOf, data: series.map(({ name }) => name) } } : {}),
    grid: {
      top: (isSplit ? TOP + 16 : TOP) + roomAbove(marks),
      left: 68,
      // The label of a mark stands beside the plot, or in the middle above it.
      right: Math.max(32, 20 + labelWidth('y'), 4 + labelWidth('x') / 2),
      bottom: 48,
    },
    xAxis: valueAxis(x, isSquare ? percent : { scale: true }),
    yAxis: valueAxis(y, { nameGap: 48, ...(y.format === 'percent' ? percent : {}) }),
    series: [
      ...series.flatMap((line, index) => drawn(line, { colour: PALETTE[index % PALETTE.length] ?? QUIET, onX, y })),
      ...(marks.length === 0 ? [] : [marked(marks, { x, y, series })]),
    ],
  };
}

type Pen = {
  readonly colour: string;
  readonly onX: (value: number | string) => number | string;
  readonly y: ChartAxis;
};

const SILENT = { type: 'line', symbol: 'none', silent: true, tooltip: { show: false }, z: 1 } as const;

function drawn({ name, shape, points }: ChartLine, { colour, onX, y }: Pen): readonly object[] {
  const isReference = shape === 'reference';
  const step = shape === 'step' ? { step: 'end' } : {};
  const data = points.map((point) => [onX(point.x), plotted(y, point.y)]);
  const banded = points.filter(({ low, high }) => low !== null && high !== null);
  const line =
    shape === 'points'
      ? { type: 'scatter', name, data, symbolSize: 9, itemStyle: { color: colour } }
      : {
          type: 'line',
          name,
          data,
          ...step,
          ...(isReference || points.length > 30 || shape === 'step' ? { symbol: 'none' } : {}),
          itemStyle: { color: isReference ? QUIET : colour },
          lineStyle: isReference ? { color: QUIET, type: 'dashed' } : { color: colour },
        };
  if (banded.length === 0) return [line];
  if (shape === 'points') {
    const bars = banded.flatMap(({ x, low, high }) => [
      [onX(x), plotted(y, low ?? 0)],
      [onX(x), plotted(y, high ?? 0)],
      [onX(x), '-'],
    ]);
    return [{ ...SILENT, data: bars, lineStyle: { color: colour, width: 1.5 } }, line];
  }
  // A band is what lies on an unseen line: the stack of its lower edge and its height.
  const edge = { ...SILENT, ...step, stack: `band ${name}`, stackStrategy: 'all', lineStyle: { opacity: 0 } };
  return [
    { ...edge, data: banded.map(({ x, low }) => [onX(x), plotted(y, low ?? 0)]) },
    {
      ...edge,
      data: banded.map(({ x, low, high }) => [onX(x), plotted(y, (high ?? 0) - (low ?? 0))]),
      areaStyle: { color: colour, opacity: 0.18 },
    },
    line,
  ];
}

/** Lines across the whole hang on a series of their own, whose unseen points make the axes reach them. */
function marked(marks: LineChart['marks'], { x, y, series }: Pick<LineChart, 'x' | 'y' | 'series'>): object {
  const [first] = series[0]?.points ?? [];
  const origin = { x: first?.x ?? 0, y: first?.y ?? 0 };
  const plot = (axis: ChartAxis, value: number | string) => (typeof value === 'number' ? plotted(axis, value) : value);
  return {
    ...SILENT,
    lineStyle: { opacity: 0 },
    data: marks.map(({ axis, value }) => [
      plot(x, axis === 'x' ? value : origin.x),
      plot(y, axis === 'y' ? value : origin.y),
    ]),
    markLine: {
      symbol: 'none',
      lineStyle: { color: QUIET, type: 'dashed' },
      data: marks.map(({ axis, value, label }) => ({
        [axis === 'x' ? 'xAxis' : 'yAxis']: plot(axis === 'x' ? x : y, value),
        label: { formatter: label, position: 'end', distance: axis === 'x' ? aboveBy(marks, value) : 5 },
      })),
    },
  };
}
