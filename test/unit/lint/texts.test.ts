import { en } from 'stagewright';
import { lintRules, withLintTexts } from 'stagewright/lint';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, it } from 'vitest';
import { chinese } from '../../../src/lint/texts/chinese.js';
import { english } from '../../../src/lint/texts/english.js';

const codes = Object.keys(english.messages);
const parametersOf = (text: string) => new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]));

describe('the sentences of design rules', () => {
  it('exist for every rule', () => {
    expect(
      lintRules()
        .map(({ code }) => code)
        .filter((code) => !codes.includes(code)),
    ).toEqual([]);
  });

  it('exist in both languages, with a hint each, in one order', () => {
    expect(Object.keys(chinese.messages)).toEqual(codes);
    expect(Object.keys(english.hints)).toEqual(codes);
    expect(Object.keys(chinese.hints)).toEqual(codes);
  });

  it.each(codes)('%s speaks of the same parameters in both', (code) => {
    expect(parametersOf(chinese.messages[code] ?? '')).toEqual(parametersOf(english.messages[code] ?? ''));
  });

  it('take no code of the locales themselves', () => {
    expect(codes.filter((code) => Object.hasOwn(en.messages, code))).toEqual([]);
  });
});

describe('a locale with them', () => {
  it('keeps what it says itself', () => {
    expect(withLintTexts(en).messages).toMatchObject(en.messages);
    expect(withLintTexts(zhCN).messages).toMatchObject(zhCN.messages);
  });

  it('of another language gets the English sentences', () => {
    const german = { ...en, language: 'de', messages: {}, hints: {} };
    expect(withLintTexts(german).messages.no_dedupe_key).toBe(english.messages.no_dedupe_key);
  });
});
