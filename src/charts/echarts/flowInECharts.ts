import type { FlowChart } from '../Chart.js';
import { textWidth } from '../textWidth.js';
import { TOP } from './axes.js';

const NAME = 120;

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
        bottom: 44,
        left: 44,
        right: 24 + Math.min(NAME, textWidth(nodes.filter((name) => leaving.has(name)))),
        nodeGap: 28,
        nodeWidth: 12,
        draggable: false,
        labelLayout: { hideOverlap: true },
        label: { formatter: '{b}: {c}', position: 'right', color: '#333333', width: NAME + 30, overflow: 'truncate' },
        lineStyle: { color: 'gradient', opacity: 0.35 },
        data: nodes.map((name) =>
          leaving.has(name)
            ? { name }
            : { name, label: { position: 'bottom', formatter: '{b}\n{c}', width: 90, overflow: 'break' } },
        ),
        links: links.map(({ from, to, value }) => ({ source: from, target: to, value })),
      },
    ],
  };
}
