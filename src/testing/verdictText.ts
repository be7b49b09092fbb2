import { en, isChinese, type Locale } from '../locales/index.js';
import type { Verdict } from '../opportunity/index.js';
import { type AnyPlan, translator } from '../plan/index.js';
import { runWords } from './texts/runWords.js';

/** A verdict as lines of a failure message: its standing, then what blocks and what is missing, with codes and paths. */
export function verdictText(
  plan: AnyPlan,
  { standing, blockers, inputs }: Pick<Verdict, 'standing' | 'blockers' | 'inputs'>,
  locale: Locale = en,
): string {
  const t = translator(plan, locale);
  const say = runWords(locale);
  return [
    `  ${say('standing', { standing: isChinese(locale.language) ? t.standing(standing) : standing })}`,
    ...blockers.map(
      (blocker) => `  ${say('blocker', { code: blocker.code, path: blocker.path, sentence: t(blocker) })}`,
    ),
    ...inputs.map(({ name, choices }) => `  ${say('input', { name, choices: choices?.join(', ') ?? null })}`),
  ].join('\n');
}
