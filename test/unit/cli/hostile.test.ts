import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { literalValue, NotLiteral } from '../../../src/cli/read/module/literalValue.js';
import { ModuleText } from '../../../src/cli/read/module/ModuleText.js';
import { Program } from '../../support/Program.js';

let program: Program;
beforeAll(async () => {
  program = await Program.built();
  program.write('small.json', small);
  program.write('deal.json', {});
});
afterAll(() => program.remove());

const small = {
  format: 'stagewright/1',
  id: 'small',
  version: 1,
  series: [
    {
      id: 's',
      won: 'order-placed',
      stages: [{ id: 'talk' }, { id: 'trust' }],
      result: { outcomes: [{ id: 'won', kind: 'won' }] },
    },
  ],
};
const written = JSON.stringify(small);

describe('a module that does what it likes is no answer', () => {
  test.each([
    [
      'a getter that throws',
      "export default { format: 'stagewright/1', get id() { throw new Error('no id'); } };",
      /could not be loaded as a module: no id/,
    ],
    ['a promise that is refused', "export default Promise.reject(new Error('no'));", /exports no sales model/],
    ['one that nobody waits for', `Promise.reject(new Error('late')); export default ${written};`, /late/],
    ['one that never comes', 'await new Promise(() => {}); export default {};', /^There is no answer: /],
    ['the end of the program', 'process.exit(0);', /^There is no answer: /],
  ])('%s', (name, text, told) => {
    const file = `${name.replaceAll(' ', '-')}.mjs`;
    program.write(file, text);
    const { code, error, out } = program.call(['lint', file]);
    expect(code).toBe(2);
    // Of what is refused only later there may be one.
    if (!text.includes('late')) expect(out).toBe('');
    expect(error).toMatch(told);
  });

  test('what it says itself is no part of the output', () => {
    program.write('noise.mjs', `console.log('loading'); console.info('more'); export default ${written};`);
    const { code, error, out } = program.call(['print', 'noise.mjs']);
    expect([code, error]).toEqual([0, 'loading\nmore\n']);
    expect(JSON.parse(out)).toEqual(small);
  });
});

describe('what is changed after it was written is no literal', () => {
  const read = (text: string, name = 'default') => {
    const module = new ModuleText(ts, 'a.ts', text, false);
    try {
      return literalValue(module, module.exports.get(name) as never);
    } catch (cause) {
      if (cause instanceof NotLiteral) return `not read: ${cause.node.getText()}`;
      throw cause;
    }
  };

  test.each([
    ['pushed to', 'const s = [1]; s.push(2); export default { s };', 'not read: s'],
    ['assigned to', 'const m: any = { v: 1 }; m.v = 9; export default m;', 'not read: m'],
    ['counted up', 'const m: any = { v: 1 }; m.v++; export default m;', 'not read: m'],
    ['deleted from', 'const m: any = { v: 1 }; delete m.v; export default m;', 'not read: m'],
    ['given to a call', 'const m = { v: 1 }; Object.assign(m, { v: 2 }); export default m;', 'not read: m'],
    ['given in a literal', 'const s = [1]; fill({ list: [s] }); export default { s };', 'not read: s'],
    ['changed by another name', 'const m = { v: [1] }; const { v } = m; v.push(2); export default m;', 'not read: m'],
    ['changed in a loop', 'const s = [{ v: 1 }]; for (const one of s) one.v = 2; export default s;', 'not read: s'],
    ['changed in a function', 'const m = { v: 1 }; function f() { m.v = 2; } f(); export default m;', 'not read: m'],
    ['spread', 'const a = { v: 1 }; a.v = 2; export default { ...a };', 'not read: ...a'],
  ])('%s', (_, text, told) => {
    expect(read(text)).toBe(told);
  });

  test('an exported one as well, and nothing else', () => {
    expect(read('export const m = { v: 1 }; m.v = 2;', 'm')).toBe('not read: m');
    expect(
      read('export const m = defineSalesModel({ v: 1 }); export const plan = compileSalesModel(m); other.v = 2;', 'm'),
    ).toEqual({ v: 1 });
    expect(read('const m = Object.freeze({ v: -1 }); export default m;')).toEqual({ v: -1 });
  });

  test('it is named with its line, where Node does not load the file', () => {
    const text = `const stages: any[] = [{ id: 'one' }];\nstages.push({ id: 'two' });\nexport default { format: 'stagewright/1', stages };\n`;
    program.write('changed.ts', text);
    const { code, error } = program.call(['print', 'changed.ts']);
    expect([code, error.split(' ')[0]]).toEqual([2, 'changed.ts:3:43']);
  });
});

test.each([
  ['gbk.json', Buffer.from([0x7b, 0x22, 0xc7, 0xd0, 0x22, 0x3a, 0x31, 0x7d])],
  ['utf16.json', Buffer.from(`\ufeff${written}`, 'utf16le')],
])('a file in another encoding is not read as another text: %s', (file, bytes) => {
  writeFileSync(join(program.folder, file), bytes);
  for (const { code, error } of [program.call(['lint', file]), program.call(['lint', '-'], bytes as never)]) {
    expect(code).toBe(2);
    expect(error).toMatch(/^(?:stdin|\w+\.json) is not UTF-8: /);
  }
});

test('merge keys of YAML are read, each property with its line, and what holds itself is told', async () => {
  program.write(
    'merged.yaml',
    `format: stagewright/1
id: m
version: 1
series:
  - id: s
    won: order-placed
    stages: [{ id: talk }, &b { id: offer, requires: { actions: [dmeo] } }, { <<: *b, id: trust }]
    result: { outcomes: [{ id: won, kind: won }] }
`,
  );
  const { out } = await program.ask(['lint', 'merged.yaml']);
  expect(out).toContain('series.s.stages.trust.requires.actions.0');
  expect(out).not.toContain('“<<”');
  program.write('itself.yaml', 'a: &a [*a]\n');
  expect((await program.ask(['lint', 'itself.yaml'])).error).toContain('is not YAML: an alias that holds itself');
});

test('golden journeys keep the mark of their encoding', async () => {
  const text = '\ufeff- { title: x, steps: [{ when: advance, then: { stage: talk } }] }\n';
  program.write('marked.yaml', text);
  await program.ask(['test', 'small.json', 'marked.yaml', '--update']);
  const { readFileSync } = await import('node:fs');
  expect(readFileSync(join(program.folder, 'marked.yaml'), 'utf8')).toBe(text.replace('talk', 'trust'));
});

test('help and version have short names, and nothing is no file', async () => {
  const outOf = async (...args: readonly string[]) => (await program.ask(args)).out;
  expect(await outOf('-h')).toBe(await outOf('--help'));
  expect(await outOf('help')).toBe(await outOf('--help'));
  expect(await outOf('help', 'lint')).toBe(await outOf('lint', '--help'));
  expect(await outOf('lint', '-h')).toBe(await outOf('lint', '--help'));
  // Names of what every object has are words like others.
  expect(await outOf('lint', '--help', 'constructor')).toBe(await outOf('lint', '--help'));
  expect(await outOf('-v')).toBe(await outOf('--version'));
  expect(program.call(['lint', ''])).toEqual({ code: 2, out: '', error: '<model> is missing.\n' });
});

test('an event that is none ends with 2, one that is refused with 1', async () => {
  const codeOf = async (event: string) => (await program.ask(['explain', 'small.json', '{}', event, '--given'])).code;
  expect([await codeOf('advance'), await codeOf('advanc'), await codeOf('{"type":"skip","to":"trust"}')]).toEqual([
    0, 2, 1,
  ]);
});
