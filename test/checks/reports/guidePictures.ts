import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type EChartsOption, init } from 'echarts';
import { toECharts } from 'stagewright/charts';
import { root } from '../../package/entries.js';
import { chartsOf } from '../../unit/charts/pictures.js';

const PICTURES: readonly (readonly [chart: string, height: number])[] = [
  ['funnel', 250],
  ['flow', 420],
  ['winRate', 240],
  ['incidence', 340],
  ['law', 360],
  ['fan', 320],
  ['bridge', 290],
  ['reliability', 340],
];

/** Draws the pictures of the guide of charts; without `update`, the paths of those that are not what is drawn. */
export function guidePictures(update: boolean): readonly string[] {
  const charts = chartsOf({ stages: 5, opportunities: 200, groups: 4 });
  return PICTURES.flatMap(([name, height], index) => {
    const chart = charts[name];
    if (chart === undefined) throw new Error(`no chart is called ${name}`);
    const drawing = init(null, null, { renderer: 'svg', ssr: true, width: 640, height });
    drawing.setOption(toECharts(chart) as EChartsOption);
    // Ids count up within one process.
    const svg = drawing.renderToSVGString().replaceAll(/zr\d+-/g, `zr${index}-`);
    drawing.dispose();
    const path = `docs/guide/images/chart-${name}.svg`;
    if (update) writeFileSync(root + path, svg);
    return update || (existsSync(root + path) && readFileSync(root + path, 'utf8') === svg) ? [] : [path];
  });
}
