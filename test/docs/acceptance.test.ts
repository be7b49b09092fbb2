import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * The acceptance table promises a behaviour for every item of the sources. Each item is named in the title of a test, or
 * stands here with the reason why none can be.
 */
const TABLE = '../shared/design/requirements.md';

/** Explained in the glossary: words without a behaviour of their own. */
const EXPLAINED = ['S1-1', 'S1-16', 'S1-17', 'S4-10', 'S4-18'];

/** Named in the README as out of scope. */
const OUT_OF_SCOPE = ['S3-13', 'S3-21', 'S4-11', 'S4-15', 'S4-20'];

const byNumber = new Intl.Collator('en', { numeric: true }).compare;
const itemsIn = (text: string): readonly string[] => text.match(/\bS[0-4]-\d+\b/g) ?? [];

/** The first column of the last table. */
function promisedItems(): readonly string[] {
  const [, table = ''] = readFileSync(TABLE, 'utf8').split('## 3. Acceptance table');
  const rows = table.split('\n').filter((line) => line.startsWith('| S'));
  return [...new Set(rows.flatMap((row) => itemsIn(row.split('|')[1] ?? '')))].sort(byNumber);
}

/** Titles of tests and of what groups them: `test('…')`, `it.each(…)('…')`, `test.prop(…)('…')`. */
function titlesIn(file: string): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(describe|it|test)\b/.test(node.expression.getText())) {
      const [title] = node.arguments;
      if (title !== undefined && (ts.isStringLiteral(title) || ts.isTemplateLiteral(title)))
        titles.push(title.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return titles;
}

describe.runIf(existsSync(TABLE))('the acceptance table (left out where ../shared/design is absent)', () => {
  const promised = existsSync(TABLE) ? promisedItems() : [];
  const files = ['docs', 'properties', 'scenarios', 'unit'].flatMap((folder) =>
    readdirSync(`test/${folder}`, { recursive: true, encoding: 'utf8' }).map((file) => `test/${folder}/${file}`),
  );
  const titles = files.filter((file) => file.endsWith('.test.ts')).flatMap(titlesIn);
  const named = new Set(titles.flatMap(itemsIn));

  test('holds the items of all five sources', () => {
    expect(promised.length).toBeGreaterThan(160);
    for (const source of ['S0-1', 'S1-46', 'S2-48', 'S3-22', 'S4-20']) expect(promised).toContain(source);
  });

  test('names no item without a test, but for those with a reason here', () => {
    const unnamed = promised.filter((item) => !named.has(item));
    expect(unnamed).toEqual([...EXPLAINED, ...OUT_OF_SCOPE].sort(byNumber));
  });

  test('has every item that a test names', () => {
    expect([...named].filter((item) => !promised.includes(item))).toEqual([]);
  });

  test('finds what has no behaviour explained in the glossary, and what is out of scope named in the README', () => {
    const glossary = readFileSync('docs/guide/glossary.md', 'utf8');
    for (const word of ['商机', '从线索到现金', '客户角度', '三明两暗']) expect(glossary).toContain(word);
    const readme = readFileSync('README.md', 'utf8');
    for (const scope of ['customer portraits', 'organisation and training', 'account planning', 'relationship'])
      expect(readme).toContain(scope);
  });
});
