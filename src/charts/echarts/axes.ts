import type { ChartAxis } from '../Chart.js';
import { cutTo, textWidth } from '../textWidth.js';

/** Under title and subtitle. */
export const TOP = 60;

/** Small marks close together: three names fit on a telephone. */
export const legendOf = { top: TOP - 14, left: 0, itemWidth: 14, itemHeight: 10, itemGap: 16 };

export const titled = ({ title, unit }: ChartAxis) => (unit ? `${title} (${unit})` : title);

/** A value as ECharts is given it: templates cannot multiply, so shares go out as percent. */
export function plotted({ format }: ChartAxis, value: number): number {
  return format === 'percent' ? Number((value * 100).toFixed(4)) : value;
}

/** Labels of an axis are left out where they would touch; the first of them, mostly 0, stays. */
const APART = { hideOverlap: true, showMinLabel: true, textMargin: [0, 6] };

/** Dates in numbers: names of months would be English in every language. A label a day at most. */
const DAYS = { minInterval: 86_400_000, axisLabel: { ...APART, formatter: '{yyyy}-{MM}-{dd}' } };

export function valueAxis(axis: ChartAxis, more: object = {}): object {
  return {
    type: axis.format === 'date' ? 'time' : 'value',
    name: titled(axis),
    nameLocation: 'middle',
    nameGap: 28,
    axisLabel: { ...APART, ...(axis.format === 'percent' ? { formatter: '{value} %' } : {}) },
    ...(axis.format === 'date' ? DAYS : {}),
    ...more,
  };
}

/** A line of a name. What two do not hold is cut, and says so. */
const NAME = 136;

/** Categories from the top down; a long name takes two lines, and is not turned. */
export function categoryAxis(categories: readonly string[]): object {
  const names = categories.map((name) => cutTo(name, 2 * NAME - 30));
  return {
    type: 'category',
    data: names,
    inverse: true,
    axisTick: { show: false },
    // The room is kept even where names are short, hence no more than they take.
    axisLabel: { interval: 0, width: Math.min(NAME, 4 + textWidth(names)), overflow: 'break', lineHeight: 13 },
  };
}

/** Room for names on the left and for labels that stand out on the right. */
export function gridFor(labels: readonly string[], top = TOP): object {
  return { top, left: 20, right: 20 + textWidth(labels), bottom: 44, containLabel: true };
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
      label: { show: true, position: 'right', distance: 9, formatter: label, color: '#333333' },
    })),
  };
}
