import { describe, expect, test } from 'vitest';
import { ownFiles, read } from '../architecture/sourceFiles.js';

// What a statistician asks of each function: what it costs, and one number to hold it against. Formulas, sources and what
// comes of nothing are read by people; that the examples come true is run with all others.

const files = ownFiles().filter((path) => /^src\/statistics\/.*\.ts$/.test(path));
const listed = [...read('src/statistics/index.ts').matchAll(/^export \{([^}]*)\} from '\.\/(.*)\.js'/gm)].flatMap(
  ([, names = '', file = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => /^[a-z]\w*$/.test(name))
      .map((name) => ({ name, path: `src/statistics/${file}.ts` })),
);

test('there are functions to ask about', () => {
  expect(listed.length).toBeGreaterThan(35);
  expect(listed.filter(({ path }) => !files.includes(path))).toEqual([]);
});

describe.each(listed)('$name', ({ name, path }) => {
  const [, doc = ''] = new RegExp(`(/\\*\\*(?:(?!\\*/)[^])*\\*/)\\nexport function ${name}\\b`).exec(read(path)) ?? [];
  test.each(['Cost: ', '@example', '// => '])('says %s', (part) => {
    expect(doc).toContain(part);
  });
});
