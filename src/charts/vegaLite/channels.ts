import type { ChartAxis } from '../Chart.js';

/** Of the plot, in pixels. */
export const WIDTH = 480;

/** Categories from the top down, in order of the data. */
export const CATEGORY = { field: 'category', type: 'nominal', sort: null, title: null } as const;

/** A row of pixels for each category. */
export const ROWS = { height: { step: 26 } } as const;

export const titled = ({ title, unit }: ChartAxis) => (unit ? `${title} (${unit})` : title);

/** Dates in numbers, as they are written: names of months would be English, and a local clock might show the day before. */
const DATES = { type: 'temporal', scale: { type: 'utc' }, axis: { format: '%Y-%m-%d', labelOverlap: true } };

export function valueChannel(axis: ChartAxis, field: string, more: object = {}): object {
  return {
    field,
    type: 'quantitative',
    title: titled(axis),
    ...(axis.format === 'percent' ? { axis: { format: '.0%' } } : {}),
    ...(axis.format === 'date' ? DATES : {}),
    ...more,
  };
}

/** Text behind the end of what is drawn. */
export function labelLayer(field: string, more: object = {}): object {
  return {
    mark: { type: 'text', align: 'left', dx: 5 },
    encoding: { y: CATEGORY, x: { field, type: 'quantitative' }, text: { field: 'label' }, ...more },
  };
}
