import { describe, expect, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import { salesModelJsonSchema } from '../../src/parse/index.js';
import { read } from '../architecture/sourceFiles.js';
import { pages } from './pages/pages.js';

describe('pages made of the source', () => {
  test.each(pages())('$path is what `npm run docs` writes', ({ path, text }) => {
    expect(read(path)).toBe(text);
  });

  test('every code has its anchor, once', () => {
    const anchors = read('docs/guide/issue-codes.md')
      .split('\n')
      .filter((line) => line.startsWith('### '));
    expect(anchors).toEqual(Object.keys(en.messages).map((code) => `### ${code}`));
  });

  test('every record and property of the format is on its page, and every link leads somewhere', () => {
    const page = read('docs/guide/format.md');
    const { $defs } = salesModelJsonSchema() as { $defs: { [name: string]: { properties?: object } } };
    for (const [name, { properties }] of Object.entries($defs)) {
      const section = page.split(`### ${name}\n`)[1]?.split('\n### ')[0] ?? '';
      for (const property of Object.keys(properties ?? {}))
        expect(section, `${name}.${property}`).toContain(`| ${property} |`);
    }
    const headings = new Set(
      [...page.matchAll(/^#+ (.+)$/gm)].map((match) =>
        String(match[1])
          .toLowerCase()
          .replace(/[^\w\s-]/g, '')
          .replace(/ /g, '-'),
      ),
    );
    for (const [, anchor] of page.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(anchor);
  });
});
