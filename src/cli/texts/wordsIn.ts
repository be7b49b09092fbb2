import { withLintTexts } from '../../lint/index.js';
import { en, fillTemplate, type Locale } from '../../locales/index.js';
import { zhCN } from '../../locales/zh-CN.js';
import type { CliTexts } from './CliTexts.js';
import { chinese } from './chinese.js';
import { english } from './english.js';

/** The languages that it speaks. */
export const LANGUAGES = ['en', 'zh-CN'] as const;

/** All words of one language: those of the library, of the design rules, and its own. */
export type Words = {
  readonly locale: Locale;
  readonly texts: CliTexts;
  /** A word of its own with its parameters. */
  readonly say: (word: string, params?: { readonly [name: string]: string | null }) => string;
  /** A property of the format, and a word that stands as its value. */
  readonly property: (name: string) => string;
  readonly value: (word: string) => string;
};

export function wordsIn(language: (typeof LANGUAGES)[number]): Words {
  const texts = language === 'zh-CN' ? chinese : english;
  const known = withLintTexts(language === 'zh-CN' ? zhCN : en);
  return {
    texts,
    locale: { ...known, messages: { ...known.messages, ...texts.messages } },
    property: (name) => texts.properties[name] ?? name,
    value: (word) => texts.values[word] ?? known.words.objects[word] ?? known.words.won[word] ?? word,
    say: (word, params = {}) => fillTemplate(texts.words[word] ?? word, (name) => params[name] ?? null),
  };
}
