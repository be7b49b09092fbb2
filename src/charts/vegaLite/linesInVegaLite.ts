import { aboveBy } from '../aboveBy.js';
import type { ChartLine, LineChart } from '../Chart.js';
import { QUIET } from '../palette.js';
import { valueChannel } from './channels.js';

export function linesInVegaLite({ x, y, series, marks }: LineChart): object {
  const unit = { scale: { domain: [0, 1] } };
  const isDated = x.format === 'date';
  const onX = valueChannel(x, 'x', x.format === 'percent' ? unit : isDated ? {} : { scale: { zero: false } });
  const onY = valueChannel(y, 'y', y.format === 'percent' ? unit : {});
  const drawn = series.filter(({ shape }) => shape !== 'reference');
  const colour =
    drawn.length > 1
      ? { color: { field: 'series', type: 'nominal', sort: null, title: null, legend: { orient: 'top' } } }
      : {};
  const held = (line: ChartLine) => (line.shape === 'step' ? { interpolate: 'step-after' } : {});
  return {
    height: 260,
    layer: [
      ...series.flatMap((line): readonly object[] => {
        const data = { values: line.points.map((point) => ({ series: line.name, ...point })) };
        const banded = { transform: [{ filter: 'isValid(datum.low) && isValid(datum.high)' }] };
        const band = { x: onX, y: { ...onY, field: 'low' }, y2: { field: 'high' }, ...colour };
        if (line.shape === 'reference')
          return [{ data, mark: { type: 'line', color: QUIET, strokeDash: [4, 4] }, encoding: { x: onX, y: onY } }];
        const mark =
          line.shape === 'points' ? { type: 'point', filled: true, size: 60 } : { type: 'line', ...held(line) };
        return [
          {
            data,
            ...banded,
            mark: line.shape === 'points' ? { type: 'rule' } : { type: 'area', opacity: 0.18, ...held(line) },
            encoding: band,
          },
          { data, mark, encoding: { x: onX, y: onY, ...colour } },
        ];
      }),
      ...marks.flatMap(({ axis, value, label }): readonly object[] => {
        const data = { values: [{ [axis]: value, label }] };
        const place = { [axis]: axis === 'x' ? onX : onY };
        return [
          { data, mark: { type: 'rule', color: QUIET, strokeDash: [4, 4] }, encoding: place },
          {
            data,
            mark: {
              type: 'text',
              align: 'left',
              dx: 4,
              ...(axis === 'x' ? { y: -1 - aboveBy(marks, value), align: 'center', dx: 0 } : { x: 484 }),
            },
            encoding: { ...place, text: { field: 'label' } },
          },
        ];
      }),
    ],
  };
}
