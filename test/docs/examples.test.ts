import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { ownFiles, read } from '../architecture/sourceFiles.js';
import { root } from '../package/entries.js';
import { docstringExamples } from './docstringExamples.js';
import type { Example } from './Example.js';
import { type Claim, exampleModule } from './exampleModule.js';
import { markdownExamples } from './markdownExamples.js';

// Every code block of README, docs (the report of names apart) and examples, and every `@example` of src, is compiled and run: written as a module
// into a folder of this run, each line at its own number.

const folder = `${root}.tmp/docs-${process.pid}`;
const files = ownFiles();
const examples: readonly Example[] = [
  ...files
    .filter((path) => /^(?:README\.md|(?:docs\/(?!api\/)|examples\/).*\.md)$/.test(path))
    .flatMap((path) => markdownExamples(path, read(path))),
  ...files.filter((path) => /^src\/.*\.ts$/.test(path)).flatMap((path) => docstringExamples(path, read(path))),
];
const modules = new Map(examples.map((example) => [example.place, write(example)]));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('every example runs and comes to what it says', () => {
  test.each(examples)('$place', async ({ place, path }) => {
    const { claims } = (await import(/* @vite-ignore */ pathToFileURL(modules.get(place) ?? '').href)) as {
      readonly claims: readonly Claim[];
    };
    for (const { line, actual, promised } of claims) expect(actual, `${path}:${line}`).toEqual(promised);
  });
});

test('every example compiles, strictly', () => {
  expect(typeErrors([...modules.values()])).toEqual([]);
}, 60_000);

describe('the runner of examples', () => {
  const text = [
    '# Title',
    '',
    '```ts',
    "import { unwrap } from 'stagewright';",
    'const two = 1 + 1; // => 2',
    '[two,',
    '  unwrap({ ok: true, value: 3, issues: [] })]',
    '// => [2, 4]',
    '```',
    '',
    '```ts continue',
    'two.length',
    '```',
  ].join('\n');
  const [planted] = markdownExamples('planted.md', text);

  test('sees a wrong promise, and its line', async () => {
    const file = write(planted as Example);
    const { claims } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
      readonly claims: readonly Claim[];
    };
    expect(claims).toEqual([
      { line: 5, actual: 2, promised: 2 },
      { line: 8, actual: [2, 3], promised: [2, 4] },
    ]);
  });

  test('sees a type error, and its line', () => {
    expect(typeErrors([write(planted as Example)])).toEqual([
      expect.stringMatching(/^planted\.md:12: Property 'length' does not exist/),
    ]);
  });

  test('lets no block escape by its mark', () => {
    expect(() => markdownExamples('planted.md', '```typescript\n1\n```')).toThrow('planted.md:2');
  });

  test('finds the examples of docstrings up to the next tag', () => {
    const source = ['/**', ' * One.', ' *', ' * @example', ' * one() // => 1', ' * @throws never', ' */'].join('\n');
    expect(docstringExamples('src/one.ts', source)).toEqual([
      { path: 'src/one.ts', place: 'src/one.ts:5', blocks: [{ line: 5, code: 'one() // => 1' }] },
    ]);
  });

  test('has examples to run', () => {
    expect(examples.length).toBeGreaterThan(10);
  });
});

function write(example: Example): string {
  const file = `${folder}/${example.place.replace(':', '.')}.ts`;
  mkdirSync(dirname(file), { recursive: true });
  const own = example.path.endsWith('.ts')
    ? [...namesAround(example.path)].map(([name, path]) => ({
        name,
        from: relative(dirname(file), root + path.replace(/\.ts$/, '.js')),
      }))
    : [];
  writeFileSync(file, exampleModule(example, own));
  return file;
}

/** What a file exports, and what its folder's `index.ts` lists beside it: names that an example may use as they are. */
function namesAround(path: string): ReadonlyMap<string, string> {
  const [index] = /^src\/\w+\//.exec(path) ?? [''];
  const listed = files.includes(`${index}index.ts`)
    ? [...read(`${index}index.ts`).matchAll(/^export \{([^}]*)\} from/gm)].flatMap(([, names = '']) =>
        names.split(',').map((name) => name.trim()),
      )
    : [];
  return new Map([
    ...listed.filter((name) => /^\w+$/.test(name)).map((name) => [name, `${index}index.ts`] as const),
    ...exportsOf(path).map((name) => [name, path] as const),
  ]);
}

function exportsOf(path: string): readonly string[] {
  return [...read(path).matchAll(/^export (?:const|function|class) (\w+)/gm)].map((found) => String(found[1]));
}

/** What the compiler says of these files, as `README.md:12: message`; with the options that a host has under `strict`. */
function typeErrors(paths: readonly string[]): readonly string[] {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, noUnusedLocals: false, noUncheckedIndexedAccess: false, rootDir: root },
    root,
  );
  const program = ts.createProgram([...paths], options);
  return paths.flatMap((path) => {
    const source = program.getSourceFile(path);
    if (source === undefined) return [`${path} was not compiled`];
    const place = relative(folder, path).replace(/\.\d+\.ts$/, '');
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start, messageText }) => {
        const line = source.getLineAndCharacterOfPosition(start ?? 0).line + 1;
        return `${place}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 300)}`;
      },
    );
  });
}
