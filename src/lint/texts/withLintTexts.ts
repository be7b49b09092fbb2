import { isChinese, type Locale } from '../../locales/index.js';
import { chinese } from './chinese.js';
import { english } from './english.js';
import type { LintTexts } from './LintTexts.js';

/** What design rules say in the language of a locale; in English where they do not speak it. */
export function lintTexts({ language }: Locale): LintTexts {
  return isChinese(language) ? chinese : english;
}

/**
 * A locale that also knows the sentences of design rules. They stand here and not in the locales themselves, so that
 * nobody who only runs a model loads them. A language without such sentences gets the English ones; what the locale
 * itself says of a code comes first. The formatters of findings do this by themselves; a translator is given such a locale,
 * and without it can only give the code of a finding and its parameters, and say what is missing.
 *
 * @example
 * import { formatIssue } from 'stagewright';
 * import { zhCN } from 'stagewright/locales/zh-CN';
 * const issue = { code: 'vague_stage_name', severity: 'warning', path: '', params: { stage: 'trust', name: '取得信任' } } as const;
 * formatIssue(issue, withLintTexts(zhCN)) // => '“取得信任”混淆了过程与结果，难以判断是否完成。'
 */
export function withLintTexts(locale: Locale): Locale {
  const { messages, hints } = lintTexts(locale);
  return {
    ...locale,
    messages: { ...messages, ...locale.messages },
    hints: { ...hints, ...locale.hints },
  };
}
