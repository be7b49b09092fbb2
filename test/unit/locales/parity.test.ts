import { en } from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { english } from '../../../src/lint/texts/english.js';
import { ownFiles, read } from '../../architecture/sourceFiles.js';

// Both languages of the library say the same things: one text for each key, with the same parameters.

type Texts = { readonly [key: string]: string | Texts };

/** Every text with the way to it; `language` says which one it is, and a separator says nothing. */
function textsOf(texts: Texts, way = ''): readonly (readonly [way: string, text: string])[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${way}${key}`, text] as const] : textsOf(text, `${way}${key}.`),
  );
}

const said = (texts: Texts) => new Map(textsOf(texts).filter(([way]) => way !== 'language' && way !== 'listSeparator'));
const [inEnglish, inChinese] = [said(en), said(zhCN)];
const parametersOf = (text: string | undefined) => [
  ...new Set([...(text ?? '').matchAll(/\{(\w+)/g)].map(([, name]) => name)),
];

describe('English and Chinese', () => {
  test('have the same keys, in the same order', () => {
    expect([...inChinese.keys()]).toEqual([...inEnglish.keys()]);
  });

  test.each([...inEnglish.keys()])('%s speaks of the same parameters in both', (way) => {
    expect(parametersOf(inChinese.get(way)).sort()).toEqual(parametersOf(inEnglish.get(way)).sort());
  });

  test('no text is empty, and brackets close', () => {
    for (const [way, text] of [...inEnglish, ...inChinese]) {
      expect(text.trim(), way).not.toBe('');
      for (const [open, close] of ['{}', '[]'] as const)
        expect(text.split(open as string).length, way).toBe(text.split(close as string).length);
    }
  });

  test('sentences are Chinese ones; no text in English holds a Chinese character', () => {
    for (const [way, text] of inChinese) {
      if (!/^(messages|hints)\./.test(way)) continue;
      expect(text, way).toMatch(/\p{Script=Han}/u);
      // What is no sentence, such as the name of a finding, has no full stop.
      if (/[.?]/.test(inEnglish.get(way) ?? '')) expect(text, way).toMatch(/[。？]/);
    }
    for (const [way, text] of inEnglish) expect(text, way).not.toMatch(/\p{Script=Han}/u);
  });
});

test('every code that the library gives has its sentence (the command line has words of its own)', () => {
  const source = ownFiles().filter((path) => /^src\/(?!cli\/).*\.ts$/.test(path));
  const given = source.flatMap((path) =>
    [...read(path).matchAll(/createIssue\(\s*'(\w+)'/g)].map(([, code = '']) => code),
  );
  const blockers = [...read('src/opportunity/BlockerCode.ts').matchAll(/\| '(\w+)'/g)].map(([, code = '']) => code);
  expect(given.length).toBeGreaterThan(100);
  expect(blockers.length).toBeGreaterThan(30);
  const said = { ...en.messages, ...english.messages };
  expect([...new Set([...given, ...blockers])].filter((code) => !Object.hasOwn(said, code))).toEqual([]);
});
