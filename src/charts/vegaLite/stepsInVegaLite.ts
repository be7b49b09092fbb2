import type { StepChart } from '../Chart.js';
import { STEP_COLOURS } from '../palette.js';
import { CATEGORY, labelLayer, ROWS, valueChannel } from './channels.js';

export function stepsInVegaLite({ axis, steps }: StepChart): object {
  return {
    ...ROWS,
    data: {
      values: steps.map(({ name, ...step }) => ({ category: name, ...step, end: Math.max(step.from, step.to) })),
    },
    layer: [
      {
        mark: { type: 'bar', height: 16 },
        encoding: {
          y: CATEGORY,
          x: valueChannel(axis, 'from'),
          x2: { field: 'to' },
          color: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: Object.keys(STEP_COLOURS), range: Object.values(STEP_COLOURS) },
            legend: null,
          },
        },
      },
      labelLayer('end'),
    ],
  };
}
