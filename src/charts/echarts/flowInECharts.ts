import type { FlowChart } from '../Chart.js';
import { textWidth } from '../textWidth.js';
import { TOP } from './axes.js';

const NAME = 200;

/** Where flows end: the count, and two lines of the name, no wider than it is, since what would overlap is hidden. */
const endLabel = (name: string) => ({
  position: 'bottom',
  formatter: '{c}\n{b}',
  width: Math.min(90, 4 + textWidth([name])),
  overflow: 'break',
  lineHeight: 13,
  height: 39,
  lineOverflow: 'truncate',
});

/** From the top down, a stage a line: names stand beside each other only where flows end, and what does not fit is hidden. */
export function flowInECharts({ nodes, links }: FlowChart): object {
  const leaving = new Set(links.map(({ from }) => from));
  return {
    tooltip: { trigger: 'item' },
    series: [
      {
        type: 'sankey',
        orient: 'vertical',
        top: TOP,
        bottom: 50,
        left: 46,
        right: 46,
        nodeGap: 28,
        nodeWidth: 12,
        draggable: false,
        labelLayout: { hideOverlap: true },
        // The count first: of a long name the end is cut.
        label: {
          formatter: '{c} · {b}',
          position: 'top',
          distance: 2,
          color: '#333333',
          width: NAME,
          overflow: 'truncate',
        },
        lineStyle: { color: 'gradient', opacity: 0.35 },
        data: nodes.map((name) => (leaving.has(name) ? { name } : { name, label: endLabel(name) })),
        links: links.map(({ from, to, value }) => ({ source: from, target: to, value })),
      },
    ],
  };
}
