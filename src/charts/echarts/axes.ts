import type { ChartAxis } from '../Chart.js';
import { textWidth } from '../textWidth.js';

/** Under title and subtitle. */
export const TOP = 60;

export const titled = ({ title, unit }: ChartAxis) => (unit ? `${title} (${unit})` : title);

/** A value as ECharts is given it: templates cannot multiply, so shares go out as percent. */
export function plotted({ format }: ChartAxis, value: number): number {
  return format === 'percent' ? Number((value * 100).toFixed(4)) : value;
}

/** Dates in numbers: names of months would be English in every language. A label a day at most. */
const DAYS = { minInterval: 86_400_000, axisLabel: { hideOverlap: true, formatter: '{yyyy}-{MM}-{dd}' } };

export function valueAxis(axis: ChartAxis, more: object = {}): object {
  return {
    type: axis.format === 'date' ? 'time' : 'value',
    name: titled(axis),
    nameLocation: 'middle',
    nameGap: 28,
    axisLabel: { hideOverlap: true, ...(axis.format === 'percent' ? { formatter: '{value} %' } : {}) },
    ...(axis.format === 'date' ? DAYS : {}),
    ...more,
  };
}

/** Categories from the top down; a long name is cut, not turned. */
export function categoryAxis(categories: readonly string[]): object {
  return {
    type: 'category',
    data: categories,
    inverse: true,
    axisTick: { show: false },
    axisLabel: { interval: 0, width: 130, overflow: 'truncate' },
  };
}

/** Room for names on the left and for labels that stand out on the right. */
export function gridFor(labels: readonly string[], top = TOP): object {
  return { top, left: 14, right: 16 + textWidth(labels), bottom: 32, containLabel: true };
}

/** Text at the end of something drawn, with nothing drawn itself. */
export function labelsAt(
  items: readonly { readonly at: number; readonly index: number; readonly label: string }[],
): object {
  return {
    type: 'scatter',
    symbolSize: 0.1,
    silent: true,
    tooltip: { show: false },
    data: items.map(({ at, index, label }) => ({
      value: [at, index],
      label: { show: true, position: 'right', formatter: label, color: '#333333' },
    })),
  };
}
