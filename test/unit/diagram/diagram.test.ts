import { fc, test as property } from '@fast-check/vitest';
import { type AnyPlan, compileSalesModel, defineSalesModel, type SalesModelInput } from 'stagewright';
import { toDot, toMarkdownTable, toMermaid } from 'stagewright/diagram';
import { salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect, test } from 'vitest';
import * as models from '../../../examples/models/index.js';
import { buildDiagram } from '../../../src/diagram/buildDiagram.js';
import type { Diagram } from '../../../src/diagram/Diagram.js';
import { nodeLines } from '../../../src/diagram/nodeLines.js';
import { nodeName } from '../../../src/diagram/nodeName.js';
import { visibleText } from '../../../src/diagram/visibleText.js';
import { MOVE_KINDS, trackOf } from '../../../src/plan/index.js';
import { read } from '../../architecture/sourceFiles.js';
import { hostileModel } from './hostileModel.js';
import { pictures } from './pictures.js';

const shortSeries = {
  id: 's',
  won: 'order-placed',
  result: { outcomes: [{ id: 'won', kind: 'won' }] },
} as const;

const model = defineSalesModel({
  format: 'stagewright/1',
  id: 'm',
  version: 1,
  customerStates: ['prospect', 'customer', { id: 'repeat', mergedInto: 'customer' }],
  roles: ['manager', 'finance'],
  fields: { amount: { type: 'number', label: { en: 'Amount', 'zh-CN': '金额' } } },
  actions: { visit: 'Visit', present: 'Present' },
  processes: [
    { id: 'price', label: 'Price review', approve: { by: ['manager', 'finance'] } },
    { id: 'advice', before: 'present', effect: 'advice', approve: { by: ['manager', 'finance'], quorum: 'any' } },
  ],
  series: [
    {
      id: 's',
      label: { en: 'Sales', 'zh-CN': '销售' },
      from: 'prospect',
      to: 'customer',
      won: 'order-placed',
      moves: {
        skip: [{ from: 'talk', to: 'close', when: { field: 'amount', lt: 1000 }, reasonRequired: true }],
        rollBack: 'previous',
        repeat: ['offer'],
      },
      stages: [
        {
          id: 'talk',
          winProbability: 0.07,
          requires: { actions: [{ action: 'visit', times: 2 }], fields: ['amount'] },
        },
        { id: 'offer', winProbability: 0.5, requires: { actions: ['present'], processes: ['price'] } },
        { id: 'close', label: { en: 'Closing', 'zh-CN': '成交' }, advancesCustomerTo: 'customer' },
      ],
      result: {
        outcomes: [
          { id: 'won', kind: 'won' },
          { id: 'lost', kind: 'lost', reasons: ['price'] },
        ],
        changes: [{ from: 'lost', to: 'won', withinDays: 30 }],
        reopen: { to: 'offer' },
      },
      afterWin: [{ id: 'deliver' }, { id: 'paid' }],
      variants: [{ id: 'short', drop: ['offer'] }],
    },
  ],
});
const plan = compileSalesModel(model);
const draw = (options: object = {}, series: string | null = 's') => buildDiagram(plan as AnyPlan, series, options);
const edgesOf = ({ edges }: Diagram) => edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`);

describe('what a diagram shows', () => {
  test('stages, result and the road behind it, with probabilities and processes', () => {
    const { title, groups, nodes } = draw();
    expect(title).toBe('Sales');
    expect(groups.map(({ title: one }) => one)).toEqual(['Stages', 'Result', 'After the win']);
    expect(nodes.map((node) => [node.key, ...nodeLines(node).slice(1)])).toEqual([
      ['stages/talk', '7%', '▷ start'],
      ['stages/offer', '50%', '◆ Price review (manager + finance)', '◇ advice (manager / finance) (advice)'],
      ['stages/close', 'customer: customer'],
      ['result/won'],
      ['result/lost'],
      ['afterWin/deliver'],
      ['afterWin/paid'],
    ]);
    expect(nodes[0]?.needs).toEqual(['Amount', 'Visit ×2']);
    expect(nodes[4]?.reasons).toEqual(['price']);
  });

  test('every kind of move in its own line, and what holds for all places of a frame in one', () => {
    expect(edgesOf(draw()).sort()).toEqual(
      [
        'stages/talk advance stages/offer',
        'stages/offer advance stages/close',
        'stages/talk skip stages/close',
        'stages/offer rollBack stages/talk',
        'stages/close rollBack stages/offer',
        'stages/offer repeat stages/offer',
        'stages/close close result/won',
        'stages close result/lost',
        'result reopen stages/offer',
        'afterWin reopen stages/offer',
        'result/lost change result/won',
        'result/won enter afterWin/deliver',
        'afterWin/deliver advance afterWin/paid',
        'afterWin/paid rollBack afterWin/deliver',
      ].sort(),
    );
    const labelled = (kind: string) => draw().edges.find((edge) => edge.kind === kind)?.label;
    expect(labelled('skip')).toEqual(['skip', 'if “Amount” is below 1000, with a reason']);
    expect(labelled('change')).toEqual(['change the result', 'within 30 days']);
    expect(labelled('reopen')).toEqual(['reopen, or another stage']);
    expect(labelled('advance')).toEqual([]);
  });

  test('a variant, the present place, another language', () => {
    const { title, nodes } = draw({ variant: 'short', current: 'close', language: 'zh-CN' });
    expect(title).toBe('销售 · short');
    expect(nodes.map(({ id }) => id)).toEqual(['talk', 'close', 'won', 'lost', 'deliver', 'paid']);
    expect(nodes[1]).toMatchObject({ name: '成交', isCurrent: true, marks: ['▶ 当前'], notes: ['客户：customer'] });
    expect(nodes.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
  });

  test('the path of the customer, with the states that are kept', () => {
    const { nodes, edges } = draw({ current: 'customer' }, null);
    expect(nodes.map((node) => nodeLines(node))).toEqual([
      ['prospect', '▷ start'],
      ['customer', 'also repeat', '▶ here now'],
    ]);
    expect(edges.map(({ from, to, label }) => [from, to, label])).toEqual([
      ['states/prospect', 'states/customer', ['Sales: Closing']],
    ]);
  });

  test('counts: added up, each in a line of its own, also where the design has no move', () => {
    const { edges } = draw({
      counts: [
        { from: 'talk', to: 'offer', count: 3 },
        { from: 'talk', to: 'offer', count: 4 },
        { from: 'talk', to: 'lost', count: 2 },
        { from: 'close', to: 'deliver', count: 1 },
        { from: 'paid', to: 'talk', count: 1 },
        { from: 'close', to: 'talk', count: 5 },
      ],
    });
    const counted = edges.filter(({ count }) => count !== null);
    expect(counted.map(({ from, to, kind, count }) => [from, kind, to, count])).toEqual([
      ['stages/talk', 'advance', 'stages/offer', 7],
      ['stages/close', 'undesigned', 'stages/talk', 5],
      ['stages/talk', 'close', 'result/lost', 2],
      ['afterWin/paid', 'reopen', 'stages/talk', 1],
      ['stages/close', 'close', 'afterWin/deliver', 1],
    ]);
    const rest = edges.find(({ from, to }) => from === 'stages' && to === 'result/lost');
    expect(rest?.moves.map(([from]) => from)).toEqual(['stages/offer', 'stages/close']);
  });
});

describe('compared with an older plan', () => {
  const [series] = model.series;
  const changed = (changes: object): AnyPlan =>
    compileSalesModel({ ...model, series: [{ ...series, ...changes }] } as unknown as SalesModelInput);

  test('a plan against itself has changed nothing', () => {
    const same = draw({ comparedWith: compileSalesModel(JSON.parse(JSON.stringify(model))) });
    expect([...same.nodes, ...same.edges].filter(({ change }) => change !== null)).toEqual([]);
    expect({ ...same, legend: null }).toEqual({ ...draw() });
    expect(same.legend).toMatch(/^Compared: /);
  });

  test('what is new, gone and changed is marked, and nothing else', () => {
    const [talk, offer, close] = series.stages;
    const older = changed({
      variants: [],
      stages: [{ ...talk, winProbability: 0.1 }, { id: 'meet' }, close],
      moves: { ...series.moves, skip: [{ from: 'talk', to: 'close' }], repeat: 'forbid' },
      result: { ...series.result, reopen: false },
    });
    expect(offer.id).toBe('offer');
    const { nodes, edges } = draw({ comparedWith: older });
    expect(nodes.map(({ id, change, changedIn }) => [id, change, ...changedIn])).toEqual([
      ['talk', 'changed', 'winProbability'],
      ['meet', 'gone'],
      ['offer', 'new'],
      ['close', null],
      ['won', null],
      ['lost', null],
      ['deliver', null],
      ['paid', null],
    ]);
    expect(
      edges
        .filter(({ change }) => change !== null)
        .map(({ from, to, kind, change }) => `${change}: ${from} ${kind} ${to}`)
        .sort(),
    ).toEqual(
      [
        'new: stages/talk advance stages/offer',
        'new: stages/offer advance stages/close',
        'new: stages/offer rollBack stages/talk',
        'new: stages/close rollBack stages/offer',
        'new: stages/offer repeat stages/offer',
        'new: result reopen stages/offer',
        'new: afterWin reopen stages/offer',
        'changed: stages/talk skip stages/close',
        'gone: stages/talk advance stages/meet',
        'gone: stages/meet advance stages/close',
      ].sort(),
    );
  });

  test('a series that the older plan has not is new throughout', () => {
    const older = compileSalesModel({
      ...model,
      series: [{ ...model.series[0], id: 'other', label: 'Another one' }],
    } as unknown as SalesModelInput) as AnyPlan;
    const { nodes, edges } = draw({ comparedWith: older });
    expect(new Set([...nodes, ...edges].map(({ change }) => change))).toEqual(new Set(['new']));
  });

  test('what was renamed is one place, with the name that it had, and its moves have stayed', () => {
    const [talk, offer, close] = series.stages;
    const before = JSON.parse(JSON.stringify(series).replaceAll('"offer"', '"meet"'));
    const older = changed({ ...before, stages: [talk, { ...before.stages[1], label: 'Meet "them"' }, close] });
    const newer = changed({ stages: [talk, { ...offer, label: 'Offer made', aliases: ['meet'] }, close] });
    const { nodes, edges } = buildDiagram(newer, 's', { comparedWith: older });
    const told = nodes.filter(({ change }) => change !== null);
    expect(told.map(({ id, was, marks }) => [id, was, ...marks])).toEqual([
      ['offer', 'Meet "them"', '[renamed, was “Meet "them"”]', '[changed: label, aliases]'],
    ]);
    expect(edges.filter(({ change }) => change !== null)).toEqual([]);
  });

  test('of a new place the moves are coloured, and not told one by one', () => {
    const [talk, , close] = series.stages;
    const { edges } = draw({
      comparedWith: changed({
        stages: [talk, close],
        moves: {},
        variants: [],
        result: { ...series.result, reopen: false },
      }),
    });
    const isOfOffer = ({ moves }: Diagram['edges'][number]) => moves.length === 1 && moves[0]?.includes('stages/offer');
    const fresh = edges.filter((edge) => edge.change === 'new' && isOfOffer(edge));
    expect(fresh.length).toBeGreaterThan(2);
    expect(fresh.filter(({ label }) => label.includes('[new]'))).toEqual([]);
  });

  test('what has stayed as it was steps back', () => {
    const same = compileSalesModel(JSON.parse(JSON.stringify(model)));
    const lines = (text: string, mark: RegExp) => text.split('\n').filter((line) => mark.test(line));
    const dot = lines(toDot(plan as AnyPlan, 's', { comparedWith: same }), /->/);
    expect(dot.every((line) => line.includes('color="#c4c4c4"'))).toBe(true);
    const mermaid = lines(toMermaid(plan as AnyPlan, 's', { comparedWith: same }), /linkStyle/);
    expect(mermaid.every((line) => line.includes('stroke:#c4c4c4'))).toBe(true);
  });
});

describe('what cannot be drawn', () => {
  const issuesOf = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return (error as { readonly issues: readonly { readonly code: string; readonly path: string }[] }).issues.map(
        ({ code, path }) => `${code} ${path}`,
      );
    }
  };

  // Graphviz 14 to 16 fail at the second drawing of such a label: "table index is out of bounds".
  test('a label for Graphviz does not begin with an empty line', () => {
    const stages = [{ id: 'talk', label: '\n\n谈判\n\n下单' }, { id: 'offer' }] as const;
    const series = [{ ...shortSeries, stages: [...stages] }];
    const dot = toDot(
      compileSalesModel({ format: 'stagewright/1', id: 'm', version: 1, series } as never),
      's' as never,
    );
    expect(dot).toContain('stages_talk [label="谈判\\n\\n下单\\n▷ start"');
  });

  test('names and counts that do not hold are told all at once', () => {
    const counts = [
      { from: 'tolk', to: 'offer', count: 1 },
      { from: 'talk', to: 'nowhere', count: Number.NaN },
      { from: 'talk', to: 'offer', count: -1 },
    ];
    expect(issuesOf(() => toDot(plan, 's', { counts, current: 'x' }))).toEqual([
      'unknown_reference counts.0.from',
      'unknown_reference counts.1.to',
      'not_an_integer counts.1.count',
      'out_of_range counts.2.count',
      'unknown_reference current',
    ]);
    expect(issuesOf(() => toMermaid(plan, 'none' as never))).toEqual(['unknown_reference series']);
    expect(issuesOf(() => toMermaid(plan, 's', { variant: 'none' as never }))).toEqual(['unknown_reference variant']);
  });

  test('a model without customer states has no path of a customer', () => {
    const bare = compileSalesModel({
      format: 'stagewright/1',
      id: 'm',
      version: 1,
      series: [
        { id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } },
      ],
    });
    expect(issuesOf(() => toMarkdownTable(bare, null))).toEqual(['missing_property customerStates']);
  });
});

describe('laws', () => {
  property.prop([salesModelArbitrary(), fc.nat()], { numRuns: 60 })(
    'each move of the table stands in one line, and no line says more',
    (any, pick) => {
      const built = compileSalesModel(any) as AnyPlan;
      const series = any.series[pick % any.series.length]?.id ?? '';
      const track = trackOf(built, series);
      if (track === undefined) throw new Error('no track');
      const keys = [
        ...track.stages.map(({ id, afterWin }) => `${afterWin ? 'afterWin' : 'stages'}/${id}`),
        ...track.outcomes.map(({ outcome }) => `result/${outcome.id}`),
      ];
      const expected = [...track.moves].flatMap((kind, cell) =>
        kind === 0 ? [] : [`${MOVE_KINDS[kind]} ${keys[Math.floor(cell / track.size)]} ${keys[cell % track.size]}`],
      );
      const { edges } = buildDiagram(built, series, {});
      const drawn = edges
        .filter(({ kind }) => kind !== 'enter')
        .flatMap(({ kind, moves }) => moves.map(([from, to]) => `${kind} ${from} ${to}`));
      expect(drawn.sort()).toEqual(expected.sort());
    },
  );

  property.prop([hostileModel()], { numRuns: 100 })(
    'any name is read back as it is, from all three notations',
    (any) => {
      const built = compileSalesModel(any) as AnyPlan;
      const { nodes, edges } = buildDiagram(built, 's', {});
      const names = nodes.map(({ key }) => nodeName(key));
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^(?:stages|result|afterWin)_\w+$/);

      const written = nodes.map((node) => nodeLines(node).flatMap((line) => visibleText(line).split('\n')));
      const mermaid = toMermaid(built, 's').split('\n');
      const nodesRead = mermaid.flatMap(
        (line) => /^ {4}(\w+)(?:\(\[|\[|\()"([^"]*)"(?:\]\)|\]|\))$/.exec(line)?.slice(1, 3) ?? [],
      );
      expect(nodesRead.filter((_, index) => index % 2 === 0)).toEqual(names);
      expect(nodesRead.filter((_, index) => index % 2 === 1).map((text) => text.split('<br/>').map(fromCodes))).toEqual(
        written.map((lines) => lines.map((line) => (/^ *$/.test(line) ? '\u00a0' : line))),
      );
      const grammar =
        /^(?:---|title: "(?:[A-Za-z0-9 ]|\\u[0-9a-f]{4}|[\u0100-\u{10ffff}])*"|flowchart TB| {2}subgraph \w+\["[^"]+"\]| {4}\w+[([]+"[^"]+"[)\]]+| {2}end| {2}\w+ (?:-->|-\.->)(?:\|"[^"]+"\|)? \w+| {2}(?:style|linkStyle) \w+ [-a-z0-9#:,. ]+|)$/u;
      for (const line of mermaid) expect(line).toMatch(grammar);

      const dot = toDot(built, 's').split('\n');
      const labels = dot.flatMap((line) => /^ {4}\w+ \[label="((?:[^"\\]|\\.)*)", style/.exec(line)?.[1] ?? []);
      expect(
        labels.map((text) =>
          text
            .replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign))
            .replaceAll('&amp;', '&')
            .split('\n'),
        ),
      ).toEqual(
        written.map((lines) =>
          lines.slice(
            Math.max(
              0,
              lines.findIndex((line) => line !== ''),
            ),
          ),
        ),
      );
      expect(dot.filter((line) => line.includes(' -> ')).length).toBe(edges.length);

      const rows = toMarkdownTable(built, 's').trimEnd().split('\n');
      expect(rows.length).toBe(nodes.length + 2);
      const width = cellsOf(rows[0] ?? '');
      for (const row of rows) expect(cellsOf(row)).toBe(width);
    },
  );
});

/** How many cells a row has: bars that no backslash stands before. */
function cellsOf(row: string): number {
  return row.replace(/\\./g, '').split('|').length - 2;
}

function fromCodes(text: string): string {
  return text.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

describe('pictures of the guide', () => {
  test.each(pictures())(
    '$path.dot is what its model says; `npm run check:diagram -- --update` draws it',
    ({ path, dot }) => {
      expect(read(`${path}.dot`)).toBe(dot);
      expect(read(`${path}.svg`)).toContain('<svg');
      expect(read('docs/guide/diagrams.md')).toContain(`(images/${path.split('/').at(-1)}.svg)`);
    },
  );

  test('every series of every example model is drawn without a fault', () => {
    for (const one of Object.values(models) as readonly SalesModelInput[]) {
      const built = compileSalesModel(one) as AnyPlan;
      for (const series of [...built.series.keys(), null]) {
        for (const render of [toDot, toMermaid, toMarkdownTable])
          expect(render(built, series as never).length).toBeGreaterThan(100);
      }
    }
  });
});
