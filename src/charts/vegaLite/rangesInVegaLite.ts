import type { RangeChart } from '../Chart.js';
import { PALETTE } from '../palette.js';
import { CATEGORY, labelLayer, ROWS, valueChannel } from './channels.js';

export function rangesInVegaLite({ axis, ranges }: RangeChart): object {
  const scale = { scale: { zero: true, ...(axis.format === 'percent' ? { domain: [0, 1] } : {}) } };
  return {
    ...ROWS,
    data: { values: ranges.map((range) => ({ ...range, end: Math.max(range.high ?? 0, range.value ?? 0) })) },
    layer: [
      {
        transform: [{ filter: 'isValid(datum.low) && isValid(datum.high)' }],
        mark: { type: 'bar', height: 8, color: '#9ECAE1' },
        encoding: { y: CATEGORY, x: valueChannel(axis, 'low', scale), x2: { field: 'high' } },
      },
      {
        transform: [{ filter: 'isValid(datum.value)' }],
        mark: { type: 'point', filled: true, size: 60, color: PALETTE[0] },
        encoding: { y: CATEGORY, x: { field: 'value', type: 'quantitative' } },
      },
      labelLayer('end'),
    ],
  };
}
