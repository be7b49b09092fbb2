import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as models from '../../../examples/models/index.js';
import { literalNodes } from '../../../src/cli/read/module/literalNodes.js';
import { literalValue } from '../../../src/cli/read/module/literalValue.js';
import { ModuleText } from '../../../src/cli/read/module/ModuleText.js';
import { readJsonNodes } from '../../../src/lint/format/readJsonNodes.js';
import type { JsonNode } from '../../../src/lint/index.js';
import { Program } from '../../support/Program.js';

// What can be loaded by no version of Node below node_modules, where the program of this test stands, is TypeScript: its
// models are read by the parser alone. JavaScript is loaded.

let program: Program;
let elsewhere: string;
beforeAll(async () => {
  program = await Program.built();
  elsewhere = mkdtempSync(join(tmpdir(), 'stagewright-'));
});
afterAll(() => {
  program.remove();
  rmSync(elsewhere, { recursive: true, force: true });
});

type Result = {
  readonly ruleId: string;
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly region?: { readonly startLine: number; readonly startColumn: number; readonly endColumn: number };
      };
      readonly logicalLocations: readonly [{ readonly fullyQualifiedName: string }];
    },
  ];
};

/** The findings of one rule, each as `line:column path`; `-` where it has no line. */
function placesOf(file: string, rule: string, cwd?: string): readonly string[] {
  const { out, code, error } = program.call(['lint', file, '--format', 'sarif'], '', cwd);
  expect(code, error).toBeLessThan(2);
  const results: readonly Result[] = JSON.parse(out).runs[0].results;
  return results
    .filter(({ ruleId }) => ruleId === rule)
    .map(({ locations: [{ physicalLocation: physical, logicalLocations: logical }] }) => {
      const { region } = physical;
      return `${region ? `${region.startLine}:${region.startColumn}` : '-'} ${logical[0].fullyQualifiedName}`;
    });
}

/** Where a mark stands in a text, found without any parser. */
function placeOf(text: string, mark: string, nth = 1): string {
  let at = -1;
  for (let count = 0; count < nth; count++) at = text.indexOf(mark, at + 1);
  const before = text.slice(0, at).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

const result = "result: { outcomes: [{ id: 'won', kind: 'won' }] }";
const literal = `import { defineSalesModel } from 'stagewright';

// Needs that several stages share.
const needs = { actions: ['dmeo'] } as const;
const shared = { id: 'shared', requires: needs };

export const model = defineSalesModel({
  format: 'stagewright/1',
  id: 'written', // a comment: actions: ['dmeo']
  version: 1,
  actions: { demo: 'Demo "live"' },
  ['roles']: ['rep'],
  series: [
    {
      id: 's', won: 'order-placed',
      stages: [
        { id: 'talk', 'requires': { actions: ["dmoe"] } },
        { id: 'offer', requires: needs },
        ...[shared, { id: \`last\`, requires: { actions: ['demoo'] } }],
      ],
      ${result},
    },
  ],
} as const satisfies object);
`;

describe('a model that is a literal', () => {
  test.each([
    ['of TypeScript', 'written.ts', literal],
    ['with the line ends of Windows', 'windows.ts', literal.replaceAll('\n', '\r\n')],
    ['behind a mark of its encoding', 'marked.mts', `\uFEFF${literal}`],
    [
      'of JavaScript',
      'written.js',
      literal
        .replace(/^import.*$/m, 'const defineSalesModel = (model) => model;')
        .replaceAll(/ as const( satisfies object)?/g, ''),
    ],
  ])('%s has lines for every path', (_, file, text) => {
    program.write(file, text);
    const plain = text.replace('\uFEFF', '');
    const path = (stage: string) => `series.s.stages.${stage}.requires.actions.0.action`;
    expect([...placesOf(file, 'unknown_reference')].sort()).toEqual(
      [
        `${placeOf(plain, '"dmoe"')} ${path('talk')}`,
        `${placeOf(plain, "'dmeo'")} ${path('offer')}`,
        `${placeOf(plain, "'dmeo'")} ${path('shared')}`,
        `${placeOf(plain, "'demoo'")} ${path('last')}`,
      ].sort(),
    );
  });

  test('is shown with its lines, in messages and where it must hold', () => {
    program.write('windows.ts', literal.replaceAll('\n', '\r\n'));
    const { out, error } = program.call(['lint', 'windows.ts']);
    expect(error).toBe('');
    expect(out).toContain(`  > 17 |         { id: 'talk', 'requires': { actions: ["dmoe"] } },\n`);
    const printed = program.call(['print', 'windows.ts']);
    expect(printed.code).toBe(2);
    expect(printed.error).toMatch(/^windows\.ts:17:\d+ series\.s\.stages\.talk\.requires\.actions\.0\.action: /);
  });

  test('is printed as what it says', () => {
    program.write('holds.ts', literal.replaceAll(/'dmeo'|"dmoe"|'demoo'/g, "'demo'"));
    const { out, code } = program.call(['print', 'holds.ts']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      actions: { demo: 'Demo "live"' },
      roles: ['rep'],
      series: [
        {
          stages: [{ id: 'talk' }, { id: 'offer', requires: { actions: ['demo'] } }, { id: 'shared' }, { id: 'last' }],
        },
      ],
    });
  });

  test('of two in one file, the one that is named', () => {
    const text = `${literal}export const second = { ...model, id: 'second', version: 2, roles: ['boss'] };\n`.replace(
      'export const model',
      'export const first',
    );
    program.write('two.ts', text.replace('...model', '...first'));
    expect(program.call(['lint', 'two.ts']).error).toMatch(/exports no sales model; .*first, second.*two\.ts#first/);
    expect(placesOf('two.ts#first', 'unknown_reference').length).toBe(4);
    // What it spreads stands where that is written.
    expect(placesOf('two.ts#second', 'unknown_reference')).toContain(
      `${placeOf(text, '"dmoe"')} series.s.stages.talk.requires.actions.0.action`,
    );
    expect(JSON.parse(program.call(['print', 'holds.ts#model']).out).id).toBe('written');
  });
});

describe('what is no literal', () => {
  test('stands where it is made: a call, an import, a spread, a computed name', () => {
    program.write(
      'parts.js',
      "export const stage = { id: 'far', requires: { actions: ['dmeo'] } };\nexport const rest = [stage];\n",
    );
    const text = `import { rest, stage } from './parts.js';
const made = () => ({ requires: { actions: ['dmeo'] } });
const key = 'series';
export default {
  format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Demo' },
  [key]: [
    { id: 's', won: 'order-placed', ${result}, stages: [
      { id: 'before', requires: { actions: ['x'] } },
      ...rest,
      { id: 'made', ...made() },
      { id: 'kept', requires: {} },
    ] },
    { id: 't', won: 'order-placed', ${result}, stages: [stage, ...rest.map((one) => ({ ...one, id: 'other' }))] },
  ],
};
`;
    program.write('made.js', text);
    const path = (series: string, stage: string) => `series.${series}.stages.${stage}.requires.actions.0.action`;
    const all = placeOf(text, '[key]');
    // The list stands behind a computed name: all of it is there.
    expect(new Set(placesOf('made.js', 'unknown_reference'))).toEqual(
      new Set(
        [path('s', 'before'), path('s', 'far'), path('s', 'made'), path('t', 'far'), path('t', 'other')].map(
          (one) => `${all} ${one}`,
        ),
      ),
    );
    const named = text.replace('[key]', 'series');
    program.write('named.js', named);
    expect(new Set(placesOf('named.js', 'unknown_reference'))).toEqual(
      new Set([
        `${placeOf(named, "'x'")} ${path('s', 'before')}`,
        `${placeOf(named, '...rest,')} ${path('s', 'far')}`,
        `${placeOf(named, '...made()')} ${path('s', 'made')}`,
        `${placeOf(named, 'stage, ...rest')} ${path('t', 'far')}`,
        `${placeOf(named, '...rest.map')} ${path('t', 'other')}`,
      ]),
    );
  });

  test.each([
    ['a call', "import { build } from './x.js';\nexport const model = build();\n", '2:22', 'build()'],
    [
      'an import',
      "import { stages } from './x.js';\nexport const model = { format: 'stagewright/1', series: [{ stages }] };\n",
      '2:60',
      'stages',
    ],
    ['a template', `export const model = { format: 'stagewright/1', id: \`m\${1}\` };\n`, '1:53', '`m'],
    ['what holds itself', "const a = { format: 'stagewright/1', a };\nexport const model = a;\n", '1:38', 'a'],
    ['a getter', "export const model = { format: 'stagewright/1', get id() { return 'm'; } };\n", '1:49', 'get id'],
  ])('in TypeScript that cannot be loaded is named: %s', (_, text, place, detail) => {
    program.write('impure.ts', text);
    const { code, error, out } = program.call(['lint', 'impure.ts']);
    expect([code, out]).toEqual([2, '']);
    expect(error.startsWith(`impure.ts:${place} cannot be read without running it: “${detail}`), error).toBe(true);
  });

  test('a list with two parts that cannot be counted keeps the lines before them', () => {
    const module = new ModuleText(ts, 'a.ts', 'export const m = [1, ...a(), 2, ...b(), 3];');
    const node = literalNodes(module, module.exports.get('m') as never, [1, 8, 9, 2, 8, 3]);
    const starts = (node.children as readonly JsonNode[]).map(({ start, value }) => [start, value]);
    const made = 'export const m = [1, '.length;
    expect(starts).toEqual([[18, 1], ...[8, 9, 2, 8, 3].map((value) => [made, value])]);
  });
});

test.each(Object.entries(models))('%s written as a literal stands where its JSON stands', (_, model) => {
  const json = JSON.stringify(model, null, 2);
  const before = 'export default ';
  const module = new ModuleText(ts, 'model.ts', `${before}${json};`);
  const expression = module.exports.get('default') as never;
  expect(literalValue(module, expression)).toEqual(JSON.parse(json));
  const moved = ({ start, end, value, children }: JsonNode): JsonNode => ({
    start: start + before.length,
    end: end + before.length,
    value,
    children: Array.isArray(children)
      ? children.map(moved)
      : children && new Map([...(children as ReadonlyMap<string, JsonNode>)].map(([key, node]) => [key, moved(node)])),
  });
  expect(literalNodes(module, expression, model)).toEqual(moved(readJsonNodes(json) as JsonNode));
});

describe('what is wrong with a file is told with its line', () => {
  test.each([
    [
      'broken.ts',
      'export const model = {\n  id: ,\n};\n',
      /^broken\.ts:2:7 could not be loaded as a module: Expression expected/,
    ],
    [
      'broken.js',
      'export const model = {\n  id: "a"\n  version: 1,\n};\n',
      /^broken\.js:3:3 could not be loaded as a module: /,
    ],
    ['throws.js', "throw new Error('not today');\n", /^throws\.js could not be loaded as a module: not today/],
    ['empty.ts', '', /^empty\.ts exports no sales model/],
  ])('%s', (file, text, told) => {
    program.write(file, text);
    const { code, error, out } = program.call(['lint', file]);
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(told);
    const chinese = program.call(['lint', file, '--lang', 'zh-CN']).error;
    expect(chinese).toMatch(/\p{Script=Han}/u);
  });
});

describe('without lines', () => {
  const text = `export const model = ${JSON.stringify({
    format: 'stagewright/1',
    id: 'm',
    version: 1,
    series: [
      {
        id: 's',
        won: 'order-placed',
        stages: [{ id: 'a', requires: { actions: ['dmeo'] } }],
        result: { outcomes: [{ id: 'won', kind: 'won' }] },
      },
    ],
  })};\n`;

  test('where no TypeScript is installed: paths, and a word about it that is no part of the output', () => {
    writeFileSync(join(elsewhere, 'model.mjs'), text);
    writeFileSync(join(elsewhere, 'model.ts'), text);
    const path = '- series.s.stages.a.requires.actions.0.action';
    expect(placesOf('model.mjs', 'unknown_reference', elsewhere)).toEqual([path]);
    const { code, error } = program.call(['lint', 'model.mjs', '--format', 'sarif'], '', elsewhere);
    expect(code).toBe(1);
    expect(error).toMatch(/^model\.mjs: findings name their paths but no lines, for `typescript` is not installed/);
    const chinese = program.call(['lint', 'model.mjs', '--lang', 'zh-CN'], '', elsewhere);
    expect(chinese.error).toMatch(/未安装 `typescript`/);
    const typed = program.call(['lint', 'model.ts'], '', elsewhere);
    // Outside of node_modules newer versions of Node load it.
    if (typed.code === 2) expect(typed.error).toMatch(/^model\.ts is TypeScript, which this Node does not read/);
    else expect(typed.code).toBe(1);
  });

  test('where the model is written in another file', () => {
    program.write('origin.js', text);
    program.write('again.js', "export { model } from './origin.js';\n");
    expect(placesOf('again.js', 'unknown_reference')).toEqual(['- series.s.stages.a.requires.actions.0.action']);
    expect(program.call(['lint', 'again.js']).error).toMatch(/^again\.js: .*“model” is not written in this file/);
  });
});
