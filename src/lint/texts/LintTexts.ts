import type { Locale } from '../../locales/index.js';

/** The sentence of every rule in one language, and what helps. */
export type LintTexts = Pick<Locale, 'messages' | 'hints'>;
