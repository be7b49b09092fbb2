import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entries, manifest, root } from './entries.js';

// The package as a host gets it: packed, and installed into an empty project from the tarball.

let host = '';
const installed = (): string => join(host, 'node_modules', manifest.name);

beforeAll(() => {
  host = mkdtempSync(join(tmpdir(), 'stagewright-host-'));
  const [packed] = JSON.parse(npm(root, ['pack', '--json', '--ignore-scripts', '--pack-destination', host]));
  writeFileSync(join(host, 'package.json'), JSON.stringify({ name: 'host', version: '1.0.0', private: true }));
  // The dependencies are those of this folder, so that no network is needed.
  const dependencies = Object.keys(manifest.dependencies).map((name) => join(root, 'node_modules', name));
  npm(host, [
    'install',
    '--offline',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--omit=peer',
    ...dependencies,
    join(host, packed.filename),
  ]);
}, 120_000);
afterAll(() => rmSync(host, { recursive: true, force: true }));

test('the tarball holds what is built, the licence, the README and the change log', () => {
  const [top, docs] = [readdirSync(installed()), readdirSync(join(installed(), 'docs'))];
  expect(top.filter((name) => name !== 'node_modules').sort()).toEqual([
    'LICENSE',
    'README.md',
    'dist',
    'docs',
    'package.json',
  ]);
  expect(docs).toEqual(['CHANGELOG.md']);
});

test('publint, strictly, has nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: installed(), strict: true, pack: false });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

describe.each(entries)('$specifier', ({ specifier, name }) => {
  test('loads as ESM and as CommonJS, with the same names', () => {
    const esm = run([
      '--input-type=module',
      '-e',
      `console.log(JSON.stringify(Object.keys(await import('${specifier}')).sort()))`,
    ]);
    // Without the flag a newer Node would hand over the ESM file where CommonJS is broken.
    const commonJs = run([
      '--no-experimental-require-module',
      '-e',
      `console.log(JSON.stringify(Object.keys(require('${specifier}')).sort()))`,
    ]);
    expect(JSON.parse(esm)).not.toEqual([]);
    expect(JSON.parse(commonJs)).toEqual(JSON.parse(esm));
  });

  test('has a map and a declaration for each of its files', () => {
    const endings = ['js', 'js.map', 'cjs', 'cjs.map', 'd.ts', 'd.cts'];
    expect(endings.filter((ending) => !existsSync(join(installed(), 'dist', `${name}.${ending}`)))).toEqual([]);
  });
});

describe('a host in TypeScript, module by Node', () => {
  const lean = entries.filter(({ name }) => name !== 'machine');

  test('compiles against every declaration, its own library checks on', () => {
    // xstate's own declarations do not pass with this option; its entry is checked below without it.
    expect(
      typesOf(
        lean.map(({ specifier }) => specifier),
        { skipLibCheck: false },
      ),
    ).toBe('');
  });

  test('compiles with the machine, library checks off', () => {
    expect(
      typesOf(
        entries.map(({ specifier }) => specifier),
        { skipLibCheck: true },
      ),
    ).toBe('');
  });

  test('is told of a name that does not exist', () => {
    expect(typesOf(['stagewright'], { skipLibCheck: true, name: 'noSuchName' })).toContain('TS2305');
  });
});

test('no declaration asks the host for a package that is not installed with it', () => {
  const declarations = readdirSync(join(installed(), 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.d\.c?ts$/.test(file),
  );
  const asked = declarations.flatMap((file) => {
    const text = readFileSync(join(installed(), 'dist', file), 'utf8');
    return [...text.matchAll(/^(?:import|export)\b[^'"\n]* from ['"]([^.'"][^'"]*)['"]/gm)].map(
      (found) => String(found[1]).split('/')[0],
    );
  });
  expect([...new Set(asked)].filter((name) => !Object.keys(manifest.dependencies).includes(String(name)))).toEqual([]);
});

/** Compiles an ESM and a CommonJS file that import these entries, and answers with what the compiler says. */
function typesOf(specifiers: readonly string[], { skipLibCheck = true, name = '' } = {}): string {
  const code = specifiers.map(
    (specifier, index) =>
      `import * as entry${index} from '${specifier}';\nexport const used${index}: object = entry${index};`,
  );
  if (name !== '') code.push(`import { ${name} } from '${specifiers[0]}';\nexport const named = ${name};`);
  for (const file of ['host.ts', 'host.cts']) writeFileSync(join(host, file), code.join('\n'));
  const compilerOptions = {
    module: 'node16',
    target: 'es2022',
    lib: ['es2023'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck,
  };
  writeFileSync(join(host, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['host.ts', 'host.cts'] }));
  try {
    return run([createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-p', host]);
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

function run(args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd: host, encoding: 'utf8', stdio: 'pipe' });
}

function npm(cwd: string, args: readonly string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: 'pipe', shell: process.platform === 'win32' });
}
