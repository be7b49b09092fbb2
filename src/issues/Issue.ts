import type { Json } from './Json.js';

/** `error` refuses, `warning` and `info` only tell. */
export type Severity = 'error' | 'warning' | 'info';

/** Values that belong to an issue: what was found, what was expected, what comes nearest. */
export type IssueParams = { readonly [name: string]: Json };

/**
 * One thing that is wrong, or worth knowing, as data.
 *
 * There is no text in it: `formatIssue(issue, locale)` or `translator(plan, locale)(issue)` makes the sentence when the
 * reader is known. `code` is stable and is also the anchor of a documentation page.
 */
export type Issue<Code extends string = string> = {
  readonly code: Code;
  readonly severity: Severity;
  /** Where: `series.project.stages.bid.requires.actions.0`. Elements are named by their id, others by position. */
  readonly path: string;
  readonly params: IssueParams;
};
