import type { LineChart } from './Chart.js';

const LINE = 14;
/** As many lines as there are quantiles and a quota: labels of marks that all but meet stand on lines of their own. */
const MOST_LINES = 4;

/** How high the label of a mark stands above the plot: each on the next line, in order of the values. */
export function aboveBy(marks: LineChart['marks'], value: number): number {
  const before = marks.filter((mark) => mark.axis === 'x' && mark.value < value).length;
  return 9 + LINE * (before % MOST_LINES);
}

/** The room that the labels of marks take above the plot. */
export function roomAbove(marks: LineChart['marks']): number {
  const count = marks.filter(({ axis }) => axis === 'x').length;
  return count === 0 ? 0 : 10 + LINE * Math.min(count, MOST_LINES);
}
