import { createScanner, LanguageVariant, ScriptTarget, SyntaxKind } from 'typescript';
import { expect, test } from 'vitest';
import { dataTables } from './folders.js';
import { ownFiles, read } from './sourceFiles.js';

const sources = ownFiles().filter((path) => /^src\/.*\.ts$/.test(path));

test('no file of src holds more than 200 lines of code, tables of data apart', () => {
  const long = sources
    .filter((path) => !dataTables.includes(path))
    .map((path) => ({ path, lines: codeLines(read(path)) }))
    .filter(({ lines }) => lines > 200);
  expect(long).toEqual([]);
});

test('half of the files of src hold 60 lines of code or less', () => {
  const lines = sources.map((path) => codeLines(read(path))).sort((a, b) => a - b);
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(60);
});

test('every table of data that is let off exists', () => {
  expect(dataTables.filter((path) => !sources.includes(path))).toEqual([]);
});

test('a line counts when it holds code: neither blank lines nor comments do', () => {
  const text = ['/** Why.', ' * More. */', '', 'const a = 1; // one', '// two', 'const b = `', '', '`;'].join('\n');
  expect(codeLines(text)).toBe(4);
});

/** How many lines hold a token. A template text counts with all its lines. */
function codeLines(text: string): number {
  const lineAt: number[] = [];
  let line = 0;
  for (let index = 0; index <= text.length; index++) {
    lineAt.push(line);
    if (text[index] === '\n') line++;
  }
  const scanner = createScanner(ScriptTarget.Latest, true, LanguageVariant.Standard, text);
  const lines = new Set<number>();
  while (scanner.scan() !== SyntaxKind.EndOfFileToken) {
    const last = lineAt[scanner.getTokenEnd() - 1] ?? line;
    for (let at = lineAt[scanner.getTokenStart()] ?? 0; at <= last; at++) lines.add(at);
  }
  return lines.size;
}
