import type { SalesModelInput, SeriesOf } from '../definition/index.js';
import type { AnyPlan, SalesPlan } from '../plan/index.js';
import { buildDiagram } from './buildDiagram.js';
import type { Diagram, DiagramEdge, DiagramNode } from './Diagram.js';
import type { DiagramOptions } from './DiagramOptions.js';
import { visibleText } from './visibleText.js';
import { wordsIn } from './wordsIn.js';

/**
 * A series as a table in Markdown: a row a stage and outcome, with everything that it asks for and where it leads to.
 *
 * It says what `toMermaid` draws, and beside it the fields, actions, questions, conditions and reasons. Columns in which
 * no row has anything are left out.
 *
 * @param series A series, or `null` for the customer's path over all of them.
 * @throws {StagewrightError} as `toMermaid` does.
 *
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { toMarkdownTable } from 'stagewright/diagram';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { visit: 'Visit' },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'talk', requires: { actions: ['visit'] } }],
 *     result: { outcomes: [{ id: 'won', kind: 'won', label: 'Won | signed' }] },
 *   }],
 * }));
 * toMarkdownTable(plan, 's').split('\n')
 * // => ['| Stages | Needed to leave it forward | Leads to |', '| --- | --- | --- |', '| talk<br>▷ start | Visit | Won \\| signed\\: close |', '| Result\\: Won \\| signed |  |  |', '']
 */
export function toMarkdownTable<M extends SalesModelInput, const S extends SeriesOf<M>>(
  plan: SalesPlan<M>,
  series: S | null,
  options: DiagramOptions<M, S> = {},
): string {
  const diagram = buildDiagram(plan as AnyPlan, series, options);
  const { say, locale } = wordsIn(plan as AnyPlan, diagram.language);
  const [first] = diagram.groups;
  const groupTitles = new Map<string, string>(diagram.groups.map(({ id, title }) => [id, title]));
  const columns: readonly (readonly [string, (node: DiagramNode) => readonly string[]])[] = [
    [
      first?.title ?? '',
      ({ group, name, notes, marks }) => [
        group === first?.id ? name : `${groupTitles.get(group)}: ${name}`,
        ...notes,
        ...marks,
      ],
    ],
    [say('probability'), ({ winProbability }) => (winProbability === null ? [] : [winProbability])],
    [say('needs'), ({ needs }) => needs],
    [locale.words.description.processes ?? '', ({ processes }) => processes],
    [say('reasons'), ({ reasons }) => reasons],
    [
      say('leadsTo'),
      (node) =>
        diagram.edges.filter(({ from }) => from === node.key || from === node.group).map((edge) => leadText(edge)),
    ],
  ];
  const filled = columns.filter(([, read]) => diagram.nodes.some((node) => read(node).length > 0));
  const rows = diagram.nodes.map((node) => filled.map(([, read]) => cellText(read(node))));
  return [filled.map(([title]) => cellText([title])), filled.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');

  function leadText({ to, kind, label }: DiagramEdge): string {
    const target = nameOf(diagram, to) ?? groupTitles.get(to) ?? to;
    const how = kind === 'close' || kind === 'advance' || kind === 'enter' ? [say(kind), ...label] : label;
    return `${target}: ${how.join(locale.listSeparator)}`;
  }
}

function nameOf({ nodes }: Diagram, key: string): string | undefined {
  return nodes.find((node) => node.key === key)?.name;
}

/** Texts as the lines of a cell: nothing in them is Markdown or HTML. */
function cellText(lines: readonly string[]): string {
  return lines
    .flatMap((line) => visibleText(line).split('\n'))
    .map((line) =>
      line
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replace(/[\\`*_{}[\]>#!|~:@]/g, (sign) => `\\${sign}`)
        .trim(),
    )
    .join('<br>');
}
