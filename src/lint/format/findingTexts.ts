import { en, formatHint, formatIssue } from '../../locales/index.js';
import { translator } from '../../plan/index.js';
import type { Finding } from '../Finding.js';
import type { LintTexts } from '../texts/LintTexts.js';
import { lintTexts, withLintTexts } from '../texts/withLintTexts.js';
import type { FindingsFormat } from './FindingsFormat.js';

/** The sentence of a finding, and what helps, in the words of a format. */
export function findingTexts({ locale = en, plan }: FindingsFormat): {
  readonly message: (finding: Finding) => string;
  readonly hint: (finding: Finding) => string | null;
  readonly report: LintTexts['report'];
} {
  const words = withLintTexts(locale);
  const { report } = lintTexts(locale);
  if (plan === undefined) {
    return { message: (finding) => formatIssue(finding, words), hint: (finding) => formatHint(finding, words), report };
  }
  const say = translator(plan, words);
  return { message: say, hint: say.hint, report };
}
