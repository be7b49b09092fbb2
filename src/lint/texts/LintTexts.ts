import type { Severity } from '../../issues/index.js';
import type { Locale } from '../../locales/index.js';

/** The sentence of every rule in one language, and what helps; and what a report of findings says around them. */
export type LintTexts = Pick<Locale, 'messages' | 'hints'> & {
  readonly report: { readonly [severity in Severity]: string } & {
    readonly counts: string;
    /** Of a table: severity, rule, place, sentence. */
    readonly columns: readonly string[];
    /** The place of what is about the model as a whole. */
    readonly model: string;
  };
};
