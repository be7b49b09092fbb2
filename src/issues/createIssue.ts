import type { Issue, IssueParams, Severity } from './Issue.js';

/** An issue with its parameters in one line; `error` unless said otherwise. */
export function createIssue<const Code extends string>(
  code: Code,
  path: string,
  params: IssueParams = {},
  severity: Severity = 'error',
): Issue<Code> {
  return { code, severity, path, params };
}
