import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { type AnyPlan, compileSalesModel, type SalesModelInput } from 'stagewright';
import { toDot, toMarkdownTable, toMermaid } from 'stagewright/diagram';
import { salesModelArbitrary } from 'stagewright/testing/arbitraries';
import * as models from '../../../examples/models/index.js';
import { buildDiagram } from '../../../src/diagram/buildDiagram.js';
import type { Diagram } from '../../../src/diagram/Diagram.js';
import { nodeLines } from '../../../src/diagram/nodeLines.js';
import { visibleText } from '../../../src/diagram/visibleText.js';
import { root } from '../../package/entries.js';
import { hostileModel } from '../../unit/diagram/hostileModel.js';
import { pictures } from '../../unit/diagram/pictures.js';
import { Graphviz } from './node_modules/@hpcc-js/wasm-graphviz/dist/index.js';
import DOMPurify from './node_modules/dompurify/dist/purify.es.mjs';
import MarkdownIt from './node_modules/markdown-it/dist/markdown-it.mjs';

// Diagrams are read by the programs that they are written for: Mermaid, Graphviz and a Markdown parser find the same
// nodes, lines and texts that the diagram has. And the pictures of the guide are what Graphviz draws of their text;
// with `--update` they are drawn anew.

// Mermaid wants a DOM for cleaning labels, which parsing needs not.
Object.assign(DOMPurify, { addHook: () => undefined, sanitize: (text: string) => text });
const { default: mermaid } = await import('./node_modules/mermaid/dist/mermaid.core.mjs');
mermaid.initialize({ startOnLoad: false, maxEdges: 10_000, maxTextSize: 1_000_000 });
const graphviz = await Graphviz.load();
const markdown = new MarkdownIt({ html: true });

type FlowDb = {
  readonly getVertices: () => Map<string, { readonly text: string }>;
  readonly getEdges: () => readonly { readonly text: string }[];
  readonly getSubGraphs: () => readonly {
    readonly id: string;
    readonly title: string;
    readonly nodes: readonly string[];
  }[];
};
type Labelled = { readonly label?: string };
type DotJson = {
  readonly label: string;
  readonly objects: readonly (Labelled & { readonly name: string })[];
  readonly edges: readonly Labelled[];
};
type Token = { readonly type: string; readonly content: string; readonly children: readonly Token[] };

let drawn = 0;

async function checkMermaid(text: string, { nodes, edges, groups, title, legend }: Diagram): Promise<void> {
  const { db, ...diagram } = (await mermaid.mermaidAPI.getDiagramFromText(text)) as {
    readonly type: string;
    readonly db: FlowDb;
  };
  assert.equal(diagram.type, 'flowchart-v2');
  const vertices = db.getVertices();
  // A frame that a line leads to is among them, too.
  for (const { id } of groups) vertices.delete(id);
  assert.deepEqual(
    [...vertices.values()].map((vertex) => decoded(vertex.text)).sort(),
    nodes.map((node) => lines(nodeLines(node))).sort(),
  );
  assert.equal(new Set([...vertices.keys()]).size, nodes.length);
  const found = db.getEdges().map((edge) => decoded(edge.text));
  assert.deepEqual(
    found,
    edges.map(({ label }) => (label.length === 0 ? '' : lines(label))),
  );
  const frames: readonly { readonly id: string; readonly title: string; readonly nodes: readonly string[] }[] =
    db.getSubGraphs();
  assert.deepEqual(
    frames.map((frame) => [frame.id, decoded(frame.title)]).sort(),
    groups.map((group) => [group.id, lines([group.title])]).sort(),
  );
  for (const { id, nodes: members } of frames)
    assert.equal(members.length, nodes.filter(({ group }) => group === id).length);
  // The title is taken off before the parser runs; a line that is no YAML is refused.
  assert.equal(
    JSON.parse(/^---\ntitle: (.*)\n---\n/.exec(text)?.[1] ?? ''),
    visibleText(legend === null ? title : `${title} (${legend})`).replaceAll('\n', ' '),
  );
  assert.equal((await mermaid.parse(text)).diagramType, 'flowchart-v2');
}

/** Mermaid marks the codes of a label while it parses, and turns them into entities when it draws. */
function decoded(text: string): string {
  return text
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('<br/>', '\n')
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+$|^[ \u00a0]+/g, ''))
    .join('\n')
    .trim();
}

function lines(texts: readonly string[]): string {
  return texts
    .flatMap((text) => visibleText(text).split('\n'))
    .map((line) => line.replace(/[ \u00a0]+$|^[ \u00a0]+/g, ''))
    .join('\n')
    .trim();
}

// The quickest of Graphviz's engines: what is read is the same. `dot` itself draws the pictures.
function checkDot(text: string, { nodes, edges, groups, title, legend }: Diagram): void {
  const read: DotJson = JSON.parse(graphviz.layout(text, 'dot_json', 'osage'));
  const frames = read.objects.filter(({ name }) => name.startsWith('cluster_'));
  const found = read.objects.filter(({ name }) => !name.startsWith('cluster_'));
  assert.equal(lines([unescaped(read.label)]), lines(legend === null ? [title] : [title, legend]));
  assert.deepEqual(
    frames.map((frame) => lines([unescaped(frame.label)])),
    groups.map((group) => lines([group.title])),
  );
  assert.deepEqual(
    found.map((node) => lines([unescaped(node.label)])),
    nodes.map((node) => lines(nodeLines(node))),
  );
  assert.deepEqual(
    read.edges.map((edge) => lines([unescaped(edge.label)])).sort(),
    edges.map((edge) => lines(edge.label)).sort(),
  );
}

/** Graphviz gives labels back as they were written, its own escapes included. */
function unescaped(text = ''): string {
  return text.replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign)).replaceAll('&amp;', '&');
}

function checkMarkdown(text: string, { nodes }: Diagram): void {
  const tokens = markdown.parse(text, {}) as readonly Token[];
  assert.deepEqual([tokens[0]?.type, tokens.at(-1)?.type], ['table_open', 'table_close']);
  assert.equal(tokens.filter(({ type }) => type === 'table_open').length, 1);
  const cells = tokens.filter(({ type }) => type === 'inline').map(({ children }) => cellOf(children));
  const width = tokens.filter(({ type }) => type === 'th_open').length;
  assert.equal(cells.length, width * (nodes.length + 1));
  nodes.forEach(({ name, winProbability, needs }, row) => {
    const own = cells.slice((row + 1) * width, (row + 2) * width);
    assert.ok(own[0]?.includes(lines([name])), `${JSON.stringify(own[0])} is not ${JSON.stringify(name)}`);
    if (winProbability !== null) assert.ok(own.includes(winProbability));
    if (needs.length > 0)
      assert.ok(own.includes(lines(needs)), `${JSON.stringify(own)} lacks ${JSON.stringify(lines(needs))}`);
  });
}

/** The text of a cell, that holds nothing but text and the ends of its lines. */
function cellOf(children: readonly Token[]): string {
  const text = children.map(({ type, content }) => {
    if (type === 'text' || type === 'text_special') return content;
    assert.deepEqual([type, content], ['html_inline', '<br>']);
    return '\n';
  });
  return lines([text.join('')]);
}

async function checkAll(plan: AnyPlan, series: string | null, options: object = {}): Promise<void> {
  const diagram = buildDiagram(plan, series, options);
  await checkMermaid(toMermaid(plan, series as never, options), diagram);
  checkDot(toDot(plan, series as never, options), diagram);
  checkMarkdown(toMarkdownTable(plan, series as never, options), diagram);
  drawn++;
}

const update = process.argv.includes('--update');
const stale: string[] = [];
for (const { path, dot } of pictures()) {
  for (const [file, text] of [
    [`${root}${path}.dot`, dot],
    [`${root}${path}.svg`, graphviz.layout(dot, 'svg', 'dot')],
  ] as const) {
    if (update) writeFileSync(file, text);
    else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) stale.push(file);
  }
}
assert.deepEqual(stale, [], 'pictures that are not what their models say: npm run check:diagram -- --update');
for (const model of Object.values(models) as readonly SalesModelInput[]) {
  const plan: AnyPlan = compileSalesModel(model);
  for (const language of ['en', 'zh-CN']) {
    for (const series of [...plan.series.keys(), null]) await checkAll(plan, series, { language });
  }
}
await fc.assert(
  fc.asyncProperty(hostileModel(), (model) => checkAll(compileSalesModel(model), 's')),
  { numRuns: 200 },
);
await fc.assert(
  fc.asyncProperty(salesModelArbitrary(), salesModelArbitrary(), (model, older) =>
    checkAll(compileSalesModel(model), 's', { comparedWith: compileSalesModel(older) }),
  ),
  { numRuns: 100 },
);
await assert.rejects(async () => mermaid.parse('flowchart TB\n  a --> end'));

console.log(
  `Mermaid, Graphviz and markdown-it read ${drawn} diagrams as they are; ${pictures().length} pictures are current.`,
);
