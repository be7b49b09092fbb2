import { aboveBy } from '../aboveBy.js';
import type { ChartLine, LineChart } from '../Chart.js';
import { QUIET } from '../palette.js';
import { valueChannel, WIDTH } from './channels.js';

const DASHED = { color: QUIET, strokeDash: [4, 4] } as const;

export function linesInVegaLite({ x, y, series, marks }: LineChart): object {
  const unit = { scale: { domain: [0, 1] } };
  const onX = valueChannel(
    x,
    'x',
    x.format === 'percent' ? unit : x.format === 'date' ? {} : { scale: { zero: false } },
  );
  const onY = valueChannel(y, 'y', y.format === 'percent' ? unit : {});
  const isSplit = series.filter(({ shape }) => shape !== 'reference').length > 1;
  const colour = isSplit
    ? { color: { field: 'series', type: 'nominal', sort: null, title: null, legend: { orient: 'top' } } }
    : {};
  return {
    height: 260,
    layer: [
      ...series.flatMap((line) => layersOf(line, { x: onX, y: onY, ...colour })),
      ...marks.flatMap((mark) => markLayers(mark, aboveBy(marks, mark.value), mark.axis === 'x' ? onX : onY)),
    ],
  };
}

function layersOf({ name, shape, points }: ChartLine, encoding: { readonly x: object; readonly y: object }) {
  const rows = points.map((point) => ({ series: name, ...point }));
  const { x, y } = encoding;
  if (shape === 'reference') return [{ data: { values: rows }, mark: { type: 'line', ...DASHED }, encoding: { x, y } }];
  const held = shape === 'step' ? { interpolate: 'step-after' } : {};
  const mark = shape === 'points' ? { type: 'point', filled: true, size: 60 } : { type: 'line', ...held };
  const curve = { data: { values: rows }, mark, encoding };
  const banded = rows.filter(({ low, high }) => low !== null && high !== null);
  if (banded.length === 0) return [curve];
  const band = {
    data: { values: banded },
    mark: shape === 'points' ? { type: 'rule' } : { type: 'area', opacity: 0.18, ...held },
    encoding: { ...encoding, y: { ...y, field: 'low' }, y2: { field: 'high' } },
  };
  return [band, curve];
}

function markLayers({ axis, value, label }: LineChart['marks'][number], above: number, channel: object) {
  const data = { values: [{ [axis]: value, label }] };
  const place = { [axis]: channel };
  const text = axis === 'x' ? { y: -1 - above } : { x: WIDTH + 4, align: 'left' };
  return [
    { data, mark: { type: 'rule', ...DASHED }, encoding: place },
    { data, mark: { type: 'text', ...text }, encoding: { ...place, text: { field: 'label' } } },
  ];
}
