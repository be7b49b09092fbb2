import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deadLinks } from '../docs/deadLinks.js';
import { entries, manifest, root } from './entries.js';
import { Host } from './Host.js';

let host: Host;
beforeAll(() => {
  host = new Host();
});
afterAll(() => host.remove());

describe('the tarball', () => {
  test('holds what is built, the licence, the documents, and the examples that they point to', () => {
    const top = readdirSync(host.installed).filter((name) => name !== 'node_modules');
    expect(top.sort()).toEqual(['LICENSE', 'README.md', 'dist', 'docs', 'examples', 'package.json']);
    const examples = readdirSync(join(host.installed, 'examples'));
    expect(examples.sort()).toEqual(['embed-in-crm', 'models', 'validate-stage-design']);
  });

  test('has a file for every link of its documents, with no network and no repository', () => {
    const paths = readdirSync(host.installed, { recursive: true, encoding: 'utf8' });
    const documents = paths.filter((path) => /^(?:README|docs\/.*|examples\/.*)\.md$/.test(path));
    expect(documents.length).toBeGreaterThan(100);
    const dead = documents.flatMap((path) =>
      deadLinks(host.installed, path, readFileSync(join(host.installed, path), 'utf8')),
    );
    expect(dead).toEqual([]);
  });

  test('holds no work of a checkout: no lockfile, no report of public names', () => {
    const paths = readdirSync(host.installed, { recursive: true, encoding: 'utf8' });
    expect(paths.filter((path) => /package-lock|docs\/api|node_modules|sample\.csv/.test(path))).toEqual([]);
  });
});

test('publint, strictly, has nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: host.installed, strict: true, pack: false });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

const twofold = entries.filter(({ commonJs }) => commonJs);

test.each(twofold)('$specifier loads as ESM and as CommonJS, with the same names', ({ specifier }) => {
  const print = (namespace: string): string => `console.log(JSON.stringify(Object.keys(${namespace}).sort()))`;
  const esm = host.node('--input-type=module', '-e', print(`await import('${specifier}')`));
  // Without the flag a newer Node would hand over the ESM file where CommonJS is broken.
  const commonJs = host.node('--no-experimental-require-module', '-e', print(`require('${specifier}')`));
  expect(JSON.parse(esm)).not.toEqual([]);
  expect(JSON.parse(commonJs)).toEqual(JSON.parse(esm));
});

test.each(entries)('$specifier has a map and a declaration for each of its files', ({ name, commonJs }) => {
  const endings = ['js', 'js.map', 'd.ts', ...(commonJs ? ['cjs', 'cjs.map', 'd.cts'] : [])];
  const missing = endings.filter((ending) => !existsSync(join(host.installed, 'dist', `${name}.${ending}`)));
  expect(missing).toEqual([]);
});

describe('a host in TypeScript', () => {
  // The matchers, which CommonJS cannot import, are compiled as a test file further down.
  const specifiers = twofold.map(({ specifier }) => specifier);

  test('compiles against every declaration, its own library checks on', () => {
    // The declarations of xstate and fast-check do not pass with this option; the entries that show them are compiled
    // below without it.
    const shown = ['stagewright/machine', 'stagewright/testing/arbitraries'];
    const lean = specifiers.filter((specifier) => !shown.includes(specifier));
    expect(host.typesOf(lean, { skipLibCheck: false })).toBe('');
  });

  test('compiles with the machine, library checks off', () => {
    expect(host.typesOf(specifiers, { skipLibCheck: true })).toBe('');
  });

  test('is told of a name that does not exist', () => {
    expect(host.typesOf(specifiers, { skipLibCheck: true, name: 'noSuchName' })).toContain('TS2305');
  });
});

test('no declaration asks the host for a package that is not installed with it', () => {
  const dist = join(host.installed, 'dist');
  const declarations = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.d\.c?ts$/.test(file),
  );
  const asked = declarations.flatMap((file) => {
    const imports = readFileSync(join(dist, file), 'utf8').matchAll(
      /^(?:import|export)\b[^'"\n]* from ['"]([^.'"][^'"]*)['"]/gm,
    );
    return [...imports].map((found) => String(found[1]).split('/')[0]);
  });
  const known = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  expect([...new Set(asked)].filter((name) => !known.includes(String(name)))).toEqual([]);
});

describe('matchers for vitest', () => {
  const lines = [
    `import { compileSalesModel, defineSalesModel } from 'stagewright';`,
    `import { given } from 'stagewright/testing';`,
    `import 'stagewright/testing/vitest';`,
    `import { expect, test } from 'vitest';`,
    `const model = defineSalesModel({ format: 'stagewright/1', id: 'm', version: 1, series: [{ id: 's', won: 'order-placed',`,
    `  stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' }] } }] });`,
    `const plan = compileSalesModel(model);`,
    `test('a', () => {`,
    `  expect(model).toHaveNoDesignErrors();`,
    `  expect(plan).toReach({ outcome: 'won' });`,
    `  expect(given(plan)).not.toAllow({ type: 'advance' });`,
    `  expect(() => expect(plan).toNeverReach({ stage: 'a' })).toThrow('is reached');`,
    `});`,
  ];
  const wrong = [`test('b', () => {`, `  expect(plan).toReach({ outcome: 1 });`, `});`];

  test('are taught to the expect of an installed host, and its compiler knows them', () => {
    writeFileSync(join(host.folder, 'design.test.mts'), lines.join('\n'));
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    expect(host.node(vitest, 'run', '--root', host.folder)).toContain('1 passed');
    expect(host.typesOfFile('design.test.mts')).toBe('');
  });

  test('refuse what is no target, by name of the matcher, and names of matchers that do not exist', () => {
    writeFileSync(join(host.folder, 'wrong.mts'), [...lines, ...wrong].join('\n'));
    expect(host.typesOfFile('wrong.mts')).toMatch(/^wrong\.mts\(15,26\): error TS2322/);
    const without = lines.filter((line) => !line.includes('testing/vitest'));
    writeFileSync(join(host.folder, 'wrong.mts'), without.join('\n'));
    expect(host.typesOfFile('wrong.mts')).toContain("'toHaveNoDesignErrors' does not exist");
  });

  test('cannot be required, which the error says by name', () => {
    expect(() => host.node('-e', `require('stagewright/testing/vitest')`)).toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

describe('the command line', () => {
  const model = `{ format: 'stagewright/1', id: 'm', version: 1, series: [{ id: 's', won: 'order-placed',
    stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }], reopen: false } }] }`;

  test('runs as installed, on a module and on YAML', () => {
    const program = join(host.folder, 'node_modules', '.bin', manifest.name);
    expect(existsSync(program)).toBe(true);
    const file = join(host.installed, 'dist/cli.js');
    expect(host.node(file, '--version').trim()).toBe(manifest.version);
    writeFileSync(join(host.folder, 'model.mjs'), `export default ${model};`);
    const yaml = host.node(file, 'print', 'model.mjs', '--format', 'yaml');
    writeFileSync(join(host.folder, 'model.yaml'), yaml);
    expect(host.node(file, 'diff', 'model.mjs', 'model.yaml').trim()).toBe('Nothing has changed.');
    expect(host.node(file, 'diagram', 'model.yaml')).toContain('flowchart TB');
  });

  test('alone holds what reads YAML, beside the entry for tests', () => {
    const dist = join(host.installed, 'dist');
    const chunks = readdirSync(dist).filter((file) => /\.c?js$/.test(file) && file !== 'cli.js');
    const readers = chunks.filter((file) => readFileSync(join(dist, file), 'utf8').includes('YAMLParseError'));
    for (const { specifier, name } of entries.filter((entry) => !entry.specifier.startsWith('stagewright/testing'))) {
      const code = readFileSync(join(dist, `${name}.js`), 'utf8');
      expect(
        readers.filter((file) => code.includes(`'./${file}'`) || code.includes(`"./${file}"`)),
        specifier,
      ).toEqual([]);
    }
  });
});
