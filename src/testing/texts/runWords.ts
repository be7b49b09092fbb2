import { fillTemplate, isChinese, type Locale } from '../../locales/index.js';

/** What a run of journeys says by itself. Its keys are the list that Chinese is held to. */
export const runEnglish = {
  cannotBegin: '“{title}” cannot begin',
  notFollowed: '“{title}” is not followed',
  given: 'given: {code} at {path}: {sentence}',
  step: 'step {number}',
  difference: '[ (line {line})]: {events} comes to {actual}, and should come to {expected}',
  standing: 'standing: {standing}',
  blocker: '{code} at {path}: {sentence}',
  input: 'lacks {name}[: one of {choices}]',
} as const;

export const runChinese: { readonly [word in keyof typeof runEnglish]: string } = {
  cannotBegin: '“{title}”无法开始',
  notFollowed: '“{title}”未按预期进行',
  given: '给定条件：{path} 处 {code}：{sentence}',
  step: '第 {number} 步',
  difference: '[（第 {line} 行）]：{events} 的结果为 {actual}，应为 {expected}',
  standing: '结论：{standing}',
  blocker: '{path} 处 {code}：{sentence}',
  input: '缺少 {name}[：可选 {choices}]',
};

/** The words of a run in the language of a locale: Chinese, else English. */
export function runWords({ language }: Locale) {
  const texts = isChinese(language) ? runChinese : runEnglish;
  return (word: keyof typeof runEnglish, params: { readonly [name: string]: string | null } = {}): string =>
    fillTemplate(texts[word], (name) => params[name] ?? null);
}
