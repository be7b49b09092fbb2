import type { LineChart } from './Chart.js';

/** How high the label of a mark stands above the plot: neighbours by turns, so that close ones do not overlap. */
export function aboveBy(marks: LineChart['marks'], value: number): number {
  const before = marks.filter((mark) => mark.axis === 'x' && mark.value < value).length;
  return before % 2 === 0 ? 5 : 19;
}
