import { describe, expect, test } from 'vitest';
import { ownFiles, read } from '../architecture/sourceFiles.js';
import { root } from '../package/entries.js';
import { deadLinks } from './deadLinks.js';

// Links between the documents: the file exists, and so does the heading.

const documents = ownFiles().filter((path) => /^(?:README\.md|(?:docs\/(?!api\/)|examples\/).*\.md)$/.test(path));

describe('every link leads somewhere', () => {
  test.each(documents)('%s', (path) => {
    expect(deadLinks(root, path, read(path))).toEqual([]);
  });
});

test('a dead link is found, of a file and of a heading', () => {
  const text = ['# One `two`: three!', '[a](#one-two-three)', '[b](#one)', '[c](docs/none.md)', '`[d](e)`'].join('\n');
  expect(deadLinks(root, 'README.md', text)).toEqual(['README.md:3: #one', 'README.md:4: docs/none.md']);
});
