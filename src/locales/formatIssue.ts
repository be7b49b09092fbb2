import { demandIssue, type Issue } from '../issues/index.js';
import { demandLocale } from './demandLocale.js';
import { en } from './en.js';
import { issueText } from './issueText.js';
import type { Locale } from './Locale.js';

/**
 * The sentence of an issue, where no plan is at hand: ids stand as they are. With a plan, `translator(plan, locale)` says
 * the model's own labels instead.
 *
 * @param locale English unless given.
 * @returns a sentence; for a code that the locale does not know, the code and its parameters.
 * @example
 * import { formatIssue, createIssue } from 'stagewright';
 * formatIssue(createIssue('missing_field', 'fields.amount', { field: 'amount' })) // => '“amount” is not filled in.'
 */
export function formatIssue(issue: Issue, locale: Locale = en): string {
  demandIssue(issue);
  demandLocale(locale);
  return issueText(issue, locale.messages, locale, (_, id) => id) ?? bareText(issue);
}

/** What is left to say about a code that a locale does not know; of a finding of a design rule, where its sentence is. */
export function bareText(issue: Issue): string {
  const { code, params } = issue;
  const bare = Object.keys(params).length === 0 ? code : `${code} ${JSON.stringify(params)}`;
  return 'number' in issue ? `${bare} (its sentence: withLintTexts(locale) of stagewright/lint)` : bare;
}
