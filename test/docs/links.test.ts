import { existsSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownFiles, read } from '../architecture/sourceFiles.js';
import { root } from '../package/entries.js';

// Links between the documents: the file exists, and so does the heading.

const documents = ownFiles().filter((path) => /^(?:README\.md|(?:docs\/(?!api\/)|examples\/).*\.md)$/.test(path));

describe('every link leads somewhere', () => {
  test.each(documents)('%s', (path) => {
    expect(deadLinks(path, read(path))).toEqual([]);
  });
});

test('a dead link is found, of a file and of a heading', () => {
  const text = ['# One `two`: three!', '[a](#one-two-three)', '[b](#one)', '[c](docs/none.md)', '`[d](e)`'].join('\n');
  expect(deadLinks('README.md', text)).toEqual(['README.md:3: #one', 'README.md:4: docs/none.md']);
});

function deadLinks(path: string, text: string): readonly string[] {
  return prose(text).flatMap((line, index) =>
    [...line.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
      .map((found) => String(found[1]))
      .filter((link) => !/^(?:https?|mailto):/.test(link) && !leadsSomewhere(path, text, link))
      .map((link) => `${path}:${index + 1}: ${link}`),
  );
}

function leadsSomewhere(path: string, text: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file === '' ? path : posix.join(posix.dirname(path), file);
  if (target.startsWith('..') || !existsSync(root + target)) return false;
  if (heading === undefined) return true;
  if (statSync(root + target).isDirectory()) return false;
  const there = file === '' ? text : readFileSync(root + target, 'utf8');
  return anchors(there).includes(decodeURIComponent(heading));
}

/** The lines of a text, those of code blocks emptied. */
function prose(text: string): readonly string[] {
  let inCode = false;
  return text.split('\n').map((line) => {
    if (line.trimStart().startsWith('```')) inCode = !inCode;
    return inCode || line.trimStart().startsWith('```') ? '' : line;
  });
}

/** What headings are called in links: lower case, hyphens for spaces, no punctuation; the second of a name gets `-1`. */
function anchors(text: string): readonly string[] {
  const seen = new Map<string, number>();
  return prose(text)
    .filter((line) => /^#{1,6} /.test(line))
    .map((line) => {
      const words = line.replace(/^#+ /, '').toLowerCase();
      const name = words
        .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
        .trim()
        .replaceAll(' ', '-');
      const times = seen.get(name) ?? 0;
      seen.set(name, times + 1);
      return times === 0 ? name : `${name}-${times}`;
    });
}
