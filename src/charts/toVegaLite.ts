import { isChinese } from '../locales/index.js';
import { roomAbove } from './aboveBy.js';
import type { Chart } from './Chart.js';
import { demandChart } from './demandChart.js';
import { PALETTE } from './palette.js';
import { barsInVegaLite } from './vegaLite/barsInVegaLite.js';
import { WIDTH } from './vegaLite/channels.js';
import { linesInVegaLite } from './vegaLite/linesInVegaLite.js';
import { matrixInVegaLite } from './vegaLite/matrixInVegaLite.js';
import { rangesInVegaLite } from './vegaLite/rangesInVegaLite.js';
import { stepsInVegaLite } from './vegaLite/stepsInVegaLite.js';

/**
 * A chart as a specification of Vega-Lite (5 and 6): plain JSON with its data in it.
 *
 * The definition is its `description`. Vega-Lite has no Sankey diagram: a flow becomes the matrix of its moves, from each
 * place to each other, rollbacks included.
 *
 * @throws {StagewrightError} `wrong_type`, `missing_property`, `unknown_choice` for what is no description of a chart.
 *
 * @example
 * import { reliabilityChart, toVegaLite } from 'stagewright/charts';
 * const spec = toVegaLite(reliabilityChart({ n: 0, bins: [] }));
 * JSON.parse(JSON.stringify(spec)) // => spec
 */
export function toVegaLite(chart: Chart): object {
  demandChart(chart);
  const { title, subtitle, definition } = chart;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: {
      text: title,
      subtitle,
      anchor: 'start',
      offset: chart.form === 'lines' ? 36 + roomAbove(chart.marks) : 14,
    },
    description: `${title}: ${definition}`,
    width: WIDTH,
    // Without a canvas Vega takes Chinese characters to be narrow.
    ...(isChinese(chart.language) ? { padding: { left: 45, right: 25, top: 5, bottom: 5 } } : {}),
    config: {
      view: { stroke: null },
      mark: { color: PALETTE[0] },
      text: { color: '#333333' },
      range: { category: PALETTE },
      axis: { labelLimit: 150 },
      legend: { labelLimit: 240 },
    },
    ...bodyOf(chart),
  };
}

function bodyOf(chart: Chart): object {
  switch (chart.form) {
    case 'bars':
      return barsInVegaLite(chart);
    case 'ranges':
      return rangesInVegaLite(chart);
    case 'lines':
      return linesInVegaLite(chart);
    case 'steps':
      return stepsInVegaLite(chart);
    case 'flow': {
      const { nodes, moves } = chart;
      const most = Math.max(1, ...moves.map(({ value }) => value));
      const cells = moves.map(({ from, to, value }) => ({
        row: from,
        column: to,
        share: value / most,
        label: String(value),
      }));
      return matrixInVegaLite(cells, { rows: nodes, columns: nodes });
    }
    case 'table': {
      const { rows, columns } = chart;
      const cells = chart.cells.map(({ row, column, ...cell }) => ({
        row: rows[row] ?? '',
        column: columns[column] ?? '',
        ...cell,
      }));
      return matrixInVegaLite(cells, chart);
    }
  }
}
