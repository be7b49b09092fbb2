import { en, fillTemplate, isChinese, type Locale } from '../locales/index.js';
import { zhCN } from '../locales/zh-CN.js';
import { type AnyPlan, type Translator, translator } from '../plan/index.js';

/** Everything that is said in a diagram: the model's own names, and the words between them. */
export type Words = {
  // biome-ignore lint/suspicious/noExplicitAny: the names of every model.
  readonly names: Translator<any>;
  readonly locale: Locale;
  readonly say: (word: string, params?: { readonly [name: string]: string }) => string;
};

/** The words of a plan in a language: Chinese for `zh`, else English, with labels in the language itself where they exist. */
export function wordsIn(plan: AnyPlan, language: string): Words {
  const locale: Locale = { ...(isChinese(language) ? zhCN : en), language };
  return {
    names: translator(plan, locale),
    locale,
    say: (word, params = {}) => fillTemplate(locale.words.diagram[word] ?? word, (name) => params[name] ?? null),
  };
}
