import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../package/entries.js';

/** A file with one fault, and the name of the rule that has to find it; `null` where nothing may be found. */
type Plant = { readonly rule: string | null; readonly code: string; readonly path?: string };

const plants: readonly Plant[] = [
  { rule: 'plugin', code: 'export const now = Date.now();' },
  { rule: 'plugin', code: 'export const clock = Date.now;' },
  { rule: 'plugin', code: 'export const now = new Date();' },
  { rule: 'plugin', code: 'export const now = Date();' },
  { rule: 'plugin', code: 'export const chance = Math.random();' },
  { rule: 'plugin', code: 'export const local = new Date(2026, 0);' },
  { rule: 'plugin', code: 'export const local = new Date(2026, 0, 31, 12);' },
  { rule: 'plugin', code: 'export const hour = (date: Date): number => date.getHours();' },
  { rule: 'plugin', code: 'export const text = (date: Date): string => date.toLocaleString();' },
  { rule: 'plugin', code: "export const order = (a: string): number => a.localeCompare('b');" },
  { rule: 'plugin', code: 'export const numbers = new Intl.NumberFormat();' },
  { rule: 'plugin', code: "export const dates = new Intl.DateTimeFormat('en');" },
  { rule: 'plugin', code: "export const dates = new Intl.DateTimeFormat('en', { hour: '2-digit' });" },
  { rule: 'plugin', code: "import * as z from 'zod/mini';\nz.config({});\nexport const schema = z.string();" },
  { rule: null, code: "export const day = new Date('2026-01-31T00:00:00Z');" },
  { rule: null, code: 'export const hour = (date: Date): number => date.getUTCHours();' },
  { rule: null, code: "export const dates = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai' });" },
  { rule: null, code: "export const numbers = new Intl.NumberFormat('en');" },
  { rule: 'lint/style/noRestrictedGlobals', code: 'export const version = process.version;' },
  { rule: 'lint/style/noRestrictedGlobals', code: 'export const now = performance.now();' },
  { rule: null, code: 'export const name = (process: { id: string }): string => process.id;' },
  {
    rule: 'lint/style/noRestrictedImports',
    code: "import { addDays } from 'date-fns';\nexport const later = addDays;",
  },
  { rule: 'lint/style/noRestrictedImports', code: "import { z } from 'zod';\nexport const schema = z;" },
  { rule: null, code: "import { addDays } from 'date-fns/addDays';\nexport const later = addDays;" },
  {
    rule: 'lint/correctness/noNodejsModules',
    code: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
  },
  { rule: 'lint/performance/noReExportAll', code: "export * from '../plain.js';" },
  { rule: 'lint/suspicious/noExplicitAny', code: 'export const anything = (value: any): unknown => value;' },
  { rule: 'lint/suspicious/noConsole', code: "console.log('seen');" },
  { rule: 'lint/style/useConst', code: 'let one = 1;\nexport const two = one + one;' },
  {
    rule: 'lint/style/useImportType',
    code: "import { Plain } from '../plain.js';\nexport const same = (plain: Plain): Plain => plain;",
  },
  { rule: 'lint/style/useFilenamingConvention', code: 'export const a = 1;', path: 'src/values/snake_case.ts' },
  { rule: 'lint/style/useFilenamingConvention', code: 'export const a = 1;', path: 'src/values/kebab-case.ts' },
  { rule: 'lint/style/useFilenamingConvention', code: 'export const a = 1;', path: 'src/locales/zh_CN.ts' },
  { rule: null, code: 'export const zhCN = 1;', path: 'src/locales/zh-CN.ts' },
  { rule: null, code: 'export const one = 1;', path: 'test/types/one.test-d.ts' },
  {
    rule: 'lint/suspicious/noSkippedTests',
    code: "test.\u0073kip('later', () => {});",
    path: 'test/unit/skipped.test.ts',
  },
  {
    rule: 'lint/suspicious/noFocusedTests',
    code: "test.\u006fnly('now', () => {});",
    path: 'test/unit/focused.test.ts',
  },
  {
    rule: 'lint/suspicious/noImportCycles',
    code: "import type { Two } from './two.js';\nexport type One = Two | 1;",
    path: 'src/values/one.ts',
  },
  {
    rule: 'lint/suspicious/noImportCycles',
    code: "import type { One } from './one.js';\nexport type Two = One | 2;",
    path: 'src/values/two.ts',
  },
  { rule: 'format', code: 'export const   wide = "double";' },
];

type Report = {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
};

describe('Biome, as configured, refuses', () => {
  const planted = plants.map((plant, index) => ({ ...plant, path: plant.path ?? `src/values/planted${index}.ts` }));
  let folder = '';
  let report: Report = { diagnostics: [] };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stagewright-biome-'));
    const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    write('biome.json', JSON.stringify({ ...config, $schema: undefined, vcs: undefined }));
    write('src/plain.ts', 'export type Plain = { readonly plain: true };\n');
    cpSync(join(root, 'test/architecture/purity.grit'), join(folder, 'test/architecture/purity.grit'));
    for (const { path, code, rule } of planted) write(path, rule === 'format' ? code : `${code}\n`);
    report = runBiome(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(planted.filter(({ rule }) => rule !== null))('$rule: $code', ({ path, rule }) => {
    expect(found(path)).toContain(rule);
  });

  test.each(planted.filter(({ rule }) => rule === null))('but not: $code', ({ path }) => {
    expect(found(path)).toEqual([]);
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  function found(path: string): readonly string[] {
    return report.diagnostics.filter(({ location }) => location.path.endsWith(path)).map(({ category }) => category);
  }
});

/** Biome's findings as data; it ends with 1 where there are any, which `execFileSync` throws. */
function runBiome(folder: string): Report {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const args = [biome, 'check', '--reporter=json', '--max-diagnostics=none'];
  try {
    return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }));
  } catch (error) {
    return JSON.parse((error as { readonly stdout: string }).stdout);
  }
}
