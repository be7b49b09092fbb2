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
 * A series as a Mermaid flow chart, for Markdown pages that draw it (GitHub, GitLab, most wikis).
 *
 * Stages carry their win probability and their processes: `◆` must be through before the stage is left, `◇` may be
 * raised there. Skips are dashed, rollbacks dotted, closings thin; what is possible from every place of a frame is one
 * line from that frame. All is read from the plan's table of moves. Any text can stand in it: names of nodes are encoded,
 * labels escaped.
 *
 * @param series A series, or `null` for the customer's path over all of them.
 * @throws {StagewrightError} `unknown_reference` where the plan has no such series, variant or place, `not_an_integer` and
 * `out_of_range` for counts, `missing_property` for the path of a model without customer states; all of them at once.
 *
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { toMermaid } from 'stagewright/diagram';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'talk', winProbability: 0.2 }, { id: 'end', label: 'Say "yes"' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const lines = toMermaid(plan, 's', { current: 'end' }).split('\n').map((line) => line.trim());
 * lines.slice(3, 8) // => ['flowchart TB', 'subgraph stages["Stages"]', 'stages_talk(["talk<br/>20#37;<br/>#9655; start"])', 'stages_end["Say #34;yes#34;<br/>#9654; here now"]', 'end']
 * lines.includes('stages_talk --> stages_end') // => true
 * lines.includes('stages_end -.->|"roll back<br/>with a reason"| stages_talk') // => true
 */
export function toMermaid<M extends SalesModelInput, const S extends SeriesOf<M>>(
  plan: SalesPlan<M>,
  series: S | null,
  options: DiagramOptions<M, S> = {},
): string {
  const diagram = buildDiagram(plan as AnyPlan, series, options);
  const { title, legend, groups, nodes, edges } = diagram;
  return [
    '---',
    `title: ${yamlText(legend === null ? title : `${title} (${legend})`)}`,
    '---',
    'flowchart TB',
    ...groups.flatMap((group) => [
      `  subgraph ${group.id}["${mermaidText([group.title])}"]`,
      ...nodes.filter((node) => node.group === group.id).map((node) => `    ${nodeText(node)}`),
      '  end',
    ]),
    ...edges.map((edge) => `  ${edgeText(edge, diagram)}`),
    ...nodes.map((node) => `  style ${nodeName(node.key)} ${nodeStyle(node)}`),
    ...edges.map((edge, index) => `  linkStyle ${index} ${edgeStyle(edge, diagram)}`),
    '',
  ].join('\n');
}

function nodeText(node: DiagramNode): string {
  const [open, close] = node.isStart ? ['([', '])'] : node.group === 'result' ? ['(', ')'] : ['[', ']'];
  return `${nodeName(node.key)}${open}"${mermaidText(nodeLines(node))}"${close}`;
}

function edgeText(edge: DiagramEdge, diagram: Diagram): string {
  const { from, to, label } = edge;
  const arrow = edgeLook(edge, diagram).line === 'solid' ? '-->' : '-.->';
  return `${nodeName(from)} ${arrow}${label.length === 0 ? '' : `|"${mermaidText(label)}"|`} ${nodeName(to)}`;
}

function nodeStyle({ look, change, isCurrent }: DiagramNode): string {
  const { fill, stroke } = nodeLooks[look];
  const changed = change === null ? null : changeLooks[change];
  return [
    `fill:${isCurrent ? HERE : fill}`,
    `stroke:${changed?.stroke ?? stroke}`,
    'color:#1a1a1a',
    `stroke-width:${isCurrent || changed !== null ? 3 : 1}px`,
    ...(changed?.dash ? ['stroke-dasharray:6 3'] : []),
  ].join(',');
}

const DASHES = { solid: [], dashed: ['stroke-dasharray:8 4'], dotted: ['stroke-dasharray:2 3'] } as const;

function edgeStyle(edge: DiagramEdge, diagram: Diagram): string {
  const { stroke, line, width, text, dashes } = edgeLook(edge, diagram);
  return [
    `stroke:${stroke}`,
    `stroke-width:${width}px`,
    ...(diagram.legend === null ? [] : [`color:${text}`]),
    ...(dashes ? ['stroke-dasharray:6 3'] : DASHES[line]),
  ].join(',');
}

/** Lines of a label between quotes: everything but letters, digits, spaces and commas is written as its code. */
function mermaidText(lines: readonly string[]): string {
  return lines
    .flatMap((line) => visibleText(line).split('\n'))
    .map((line) =>
      line
        .replace(/[^\p{L}\p{N}\p{M} ,]/gu, (character) => `#${character.codePointAt(0)};`)
        .replace(/^ +$|^$/, '#160;'),
    )
    .join('<br/>');
}

/** The title stands in YAML, which reads JSON; what Mermaid might read as a mark of its own is written as its code. */
function yamlText(text: string): string {
  const escaped = visibleText(text)
    .replaceAll('\n', ' ')
    .replace(/[^A-Za-z0-9 ]/g, (unit) =>
      unit > '\u00ff' ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `"${escaped}"`;
}
