import { describe, expect, test } from 'vitest';
import { read } from '../architecture/sourceFiles.js';

// The README and its Chinese translation say the same: code, headings, and in every paragraph and row of a table the same
// names in code and the same links. Words are read by people.

const english = read('README.md');
const chinese = read('docs/README.zh-CN.md');

/** Says that the pages are in English. */
const ONLY_CHINESE = '以下文档为英文：';

const FENCE = /^```[^\n]*\n[\s\S]*?^```$/gm;
const blocksOf = (text: string) => text.match(FENCE) ?? [];

/** Headings, rows and paragraphs, each with the names in code and the places that its links lead to, from the top. */
function partsOf(text: string, folder: string) {
  const lines = text
    .replace(FENCE, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^[|\s-]+$/.test(line) && line !== ONLY_CHINESE);
  return lines.map((line) => ({
    kind: /^(#+ |\| |- )?/.exec(line)?.[0] ?? '',
    code: [...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort(),
    links: [...line.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) =>
      /^\w+:/.test(to) ? to : new URL(to, `file:///${folder}`).pathname,
    ),
  }));
}

describe('the README in Chinese', () => {
  test('has the same code', () => {
    expect(blocksOf(english).length).toBeGreaterThan(5);
    expect(blocksOf(chinese)).toEqual(blocksOf(english));
  });

  test('has the same parts, names and links, but that each leads to the other', () => {
    const [own, other] = [partsOf(english, ''), partsOf(chinese, 'docs/')];
    const isSwitch = ({ links }: { readonly links: readonly string[] }) =>
      links.some((to) => /^\/(README\.md|docs\/README\.zh-CN\.md)$/.test(to));
    expect(own.filter(isSwitch).length).toBe(1);
    expect(other.filter(isSwitch).length).toBe(1);
    expect(other.filter((part) => !isSwitch(part))).toEqual(own.filter((part) => !isSwitch(part)));
  });
});
