import { demandIssue, type Issue } from '../issues/index.js';
import { demandLocale } from './demandLocale.js';
import { en } from './en.js';
import { issueText } from './issueText.js';
import type { Locale } from './Locale.js';

/**
 * What to change so that an issue goes away, where its code has such advice.
 *
 * @param locale English unless given.
 * @returns a sentence, or `null`.
 * @example
 * import { formatHint, createIssue } from 'stagewright';
 * formatHint(createIssue('reason_required', '', {})) // => 'Give a reason.'
 */
export function formatHint(issue: Issue, locale: Locale = en): string | null {
  demandIssue(issue);
  demandLocale(locale);
  return issueText(issue, locale.hints, locale, (_, id) => id);
}
