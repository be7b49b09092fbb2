import type { SalesModelInput, SeriesOf } from '../definition/index.js';
import type { AnyPlan, SalesPlan } from '../plan/index.js';
import { buildDiagram } from './buildDiagram.js';
import type { Diagram, DiagramEdge, DiagramNode } from './Diagram.js';
import type { DiagramOptions } from './DiagramOptions.js';
import { changeLooks, edgeLook, HERE, nodeLooks } from './looks.js';
import { nodeLines } from './nodeLines.js';
import { nodeName } from './nodeName.js';
import { visibleText } from './visibleText.js';

/**
 * A series as a graph in DOT, for Graphviz: `dot -Tsvg`. It shows what `toMermaid` shows, with the same marks.
 *
 * @param series A series, or `null` for the customer's path over all of them.
 * @throws {StagewrightError} as `toMermaid` does.
 *
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { toDot } from 'stagewright/diagram';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'talk' }, { id: 'offer' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const text = toDot(plan, 's', { counts: [{ from: 'talk', to: 'offer', count: 12 }] });
 * text.split('\n').filter((line) => line.includes('stages_talk -> ')) // => ['  stages_talk -> stages_offer [label="× 12", color="#3b6ea5", style="solid", penwidth=2]']
 */
export function toDot<M extends SalesModelInput, const S extends SeriesOf<M>>(
  plan: SalesPlan<M>,
  series: S | null,
  options: DiagramOptions<M, S> = {},
): string {
  const diagram = buildDiagram(plan as AnyPlan, series, options);
  const { title, legend, groups, nodes, edges } = diagram;
  return [
    'digraph {',
    `  graph [rankdir=TB, compound=true, labelloc=t, nodesep=0.35, ranksep=0.7, fontname="Helvetica", fontsize=16, label="${dotText(legend === null ? [title] : [title, legend])}"]`,
    '  node [shape=box, fontname="Helvetica", fontsize=11, margin="0.16,0.08"]',
    '  edge [fontname="Helvetica", fontsize=9, arrowsize=0.7]',
    ...groups.flatMap((group) => [
      `  subgraph cluster_${group.id} {`,
      `    graph [label="${dotText([group.title])}", fontsize=12, color="#bbbbbb", style="rounded"]`,
      ...nodes.filter((node) => node.group === group.id).map((node) => `    ${nodeText(node)}`),
      '  }',
    ]),
    ...edges.map((edge) => `  ${edgeText(edge, diagram)}`),
    '}',
    '',
  ].join('\n');
}

function nodeText(node: DiagramNode): string {
  const { key, group, look, isStart, isCurrent, change } = node;
  const { fill, stroke } = nodeLooks[look];
  const changed = change === null ? null : changeLooks[change];
  const style = [
    'filled',
    ...(group === 'result' || isStart ? ['rounded'] : []),
    ...(changed?.dash ? ['dashed'] : []),
  ].join(',');
  return `${nodeName(key)} [label="${dotText(nodeLines(node))}", style="${style}", fillcolor="${isCurrent ? HERE : fill}", color="${changed?.stroke ?? stroke}", penwidth=${isCurrent || changed !== null ? 3 : 1}]`;
}

function edgeText(edge: DiagramEdge, diagram: Diagram): string {
  const { from, to, kind, label } = edge;
  const { stroke, line, width, text } = edgeLook(edge, diagram);
  const [tail, head] = [endIn(diagram, from), endIn(diagram, to)];
  // What leads back does not bend the order of the stages.
  const isBack = kind === 'rollBack' || kind === 'reopen' || kind === 'repeat' || kind === 'change';
  const attributes = [
    ...(label.length === 0 ? [] : [`label="${dotText(label)}"`]),
    ...(label.length === 0 || diagram.legend === null ? [] : [`fontcolor="${text}"`]),
    `color="${stroke}"`,
    `style="${line}"`,
    `penwidth=${width}`,
    ...(isBack ? ['constraint=false'] : []),
    ...(tail.frame === null ? [] : [`ltail="${tail.frame}"`]),
    ...(head.frame === null ? [] : [`lhead="${head.frame}"`]),
  ];
  return `${tail.node} -> ${head.node} [${attributes.join(', ')}]`;
}

/** DOT has no edges of frames: they are drawn to a node and cut off where its frame begins. */
function endIn({ nodes }: Diagram, end: string): { readonly node: string; readonly frame: string | null } {
  if (end.includes('/')) return { node: nodeName(end), frame: null };
  const members = nodes.filter(({ group }) => group === end);
  return { node: nodeName(members[Math.floor(members.length / 2)]?.key ?? ''), frame: `cluster_${end}` };
}

/**
 * Lines of a label between quotes. Graphviz reads `\` and, in labels, entities of HTML. Empty lines on top are left out:
 * Graphviz 14 to 16 writes outside its memory over a label that begins with one and has letters beyond Latin.
 */
function dotText(lines: readonly string[]): string {
  const shown = lines.flatMap((line) => visibleText(line).split('\n'));
  const first = shown.findIndex((line) => line !== '');
  return shown
    .slice(Math.max(0, first))
    .map((line) => line.replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"'))
    .join('\\n');
}
