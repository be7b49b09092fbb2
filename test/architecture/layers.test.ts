import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entries, root } from '../package/entries.js';
import { folders } from './folders.js';
import { type Breach, layerBreaches } from './layerRules.js';

test('every import in src goes the way of the layers', async () => {
  expect(await layerBreaches(root)).toEqual([]);
}, 60_000);

test('a folder that hosts import is an entry point as soon as it exists, and no other folder is', () => {
  const present = folders.filter(({ name, entry }) => entry && existsSync(join(root, 'src', name, 'index.ts')));
  const listed = entries.filter(({ name }) => name !== 'index' && !name.includes('/'));
  expect(listed.map(({ name }) => name).sort()).toEqual(present.map(({ name }) => name).sort());
});

test('every locale is an entry point', () => {
  const files = readdirSync(join(root, 'src/locales')).filter((file) => /^[a-z]{2}(-[A-Z]{2})?\.ts$/.test(file));
  const listed = entries.filter(({ name }) => name.startsWith('locales/'));
  expect(listed.map(({ source }) => source).sort()).toEqual(files.map((file) => `src/locales/${file}`).sort());
});

// Faults planted on purpose: a rule that refuses nothing would pass the test above.
describe('the layer rules refuse', () => {
  const files: Readonly<Record<string, string>> = {
    'src/index.ts': `export * from './machine/index.js';`,
    'src/issues/index.ts': `export const issue = 1;`,
    'src/issues/upward.ts': `import { plan } from '../plan/index.js'; export const up = plan;`,
    'src/locales/tag.ts': `import type { Issue } from '../issues/index.js'; export type Tag = Issue;`,
    'src/values/index.ts': `export const value = 1;`,
    'src/values/first.ts': `import type { Second } from './second.js'; export type First = Second | 1;`,
    'src/values/second.ts': `import type { First } from './first.js'; export type Second = First | 2;`,
    'src/values/zone.ts': `import { tz } from '@date-fns/tz'; export const zone = tz;`,
    'src/definition/index.ts': `export const definition = 1;`,
    'src/definition/root.ts': `import { x } from '../index.js'; export const y = x;`,
    'src/plan/index.ts': `import * as z from 'zod/mini'; export const plan = z;`,
    'src/plan/deep.ts': `import { zone } from '../values/zone.js'; export const deep = zone;`,
    'src/plan/file.ts': `import { readFileSync } from 'node:fs'; export const read = readFileSync;`,
    'src/parse/index.ts': `import * as z from 'zod/mini'; export const parse = z;`,
    'src/opportunity/index.ts': `import { plan } from '../plan/index.js'; export const opportunity = plan;`,
    'src/machine/index.ts': `import { setup } from 'xstate'; export const machine = setup;`,
    'src/history/index.ts': `import { opportunity } from '../opportunity/index.js'; export const rows = opportunity;`,
    'src/history/record.ts': `import type { Rec } from '../opportunity/index.js'; export type Row = Rec;`,
    'src/conversion/index.ts': `import { rows } from '../history/index.js'; export const rate = rows;`,
    'src/helpers/index.ts': `import { issue } from '../issues/index.js'; export const help = issue;`,
  };
  let folder = '';
  let found: readonly Breach[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stagewright-layers-'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    found = await layerBreaches(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['an import of a folder above', 'imports-of-issues: src/issues/upward.ts -> src/plan/index.ts'],
    ['a cycle of types', 'no-cycle: src/values/first.ts -> src/values/second.ts'],
    ['an import of the root', 'nobody-imports-the-root: src/definition/root.ts -> src/index.ts'],
    ['a name of the machine in the root', 'root-lists-names: src/index.ts -> src/machine/index.ts'],
    ['a package in another folder than its own', /^packages-of-plan: src\/plan\/index\.ts -> .*zod/],
    ['a module of Node', 'packages-of-plan: src/plan/file.ts -> fs'],
    ['a file of another folder', 'across-folders-by-index: src/plan/deep.ts -> src/values/zone.ts'],
    ['the plan in a history', 'types-only-in-history: src/history/index.ts -> src/opportunity/index.ts'],
    ['the plan behind a rate', 'lean-at-run-time: src/conversion/index.ts -> src/plan/index.ts'],
    ['zod behind a rate', /^lean-at-run-time: src\/conversion\/index\.ts -> .*zod/],
    ['a folder that the table does not know', 'known-folder: src/helpers/index.ts -> src/issues/index.ts'],
  ])('%s', (_, breach) => {
    expect(found).toContainEqual(typeof breach === 'string' ? breach : expect.stringMatching(breach));
  });

  test('and nothing that is allowed', () => {
    const allowed = [
      'src/locales/tag.ts',
      'src/values/zone.ts',
      'src/parse/index.ts',
      'src/machine/index.ts',
      'src/history/record.ts',
    ];
    expect(found.filter((breach) => allowed.some((path) => breach.includes(`: ${path} ->`)))).toEqual([]);
  });
});
