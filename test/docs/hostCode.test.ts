import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { read } from '../architecture/sourceFiles.js';
import { compile } from '../support/compile.js';

const modules = [...read('test/docs/hostCode.md').matchAll(/^```tsx?\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, name, text]) => [String(name), String(text)] as const,
);
const wrong =
  "import type { StageOf } from 'stagewright';\nimport type { model } from './model.js';\nexport const stage: StageOf<typeof model> = 'biid';";
const json = read('test/types/json.test-d.ts');
const files = { ...Object.fromEntries(modules), 'wrong.ts': wrong, 'json.ts': json };

describe.each([true, false])('with exactOptionalPropertyTypes: %s', (exactOptionalPropertyTypes) => {
  const { errors } = compile(files, {
    jsx: ts.JsxEmit.Preserve,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    exactOptionalPropertyTypes,
  });

  test.each(modules.map(([name]) => name))('%s compiles against the real package', (name) => {
    expect(errors[name]).toEqual([]);
  });

  test('what is stored or sent is JSON', () => {
    expect(errors['json.ts']).toEqual([]);
  });

  test('a wrong name is seen', () => {
    expect(errors['wrong.ts']).toMatchObject([{ line: 3, says: expect.stringContaining('"biid"') }]);
  });
});

test('every module of the page is compiled', () => {
  expect(modules.length).toBe(10);
});
