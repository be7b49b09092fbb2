import { isIssue, isList, wrongType } from './given.js';
import type { Issue } from './Issue.js';

/**
 * A mistake in the program, with the list of issues that explains it.
 *
 * Business refusals never throw; this is for models in the source that do not hold, and for `unwrap`. The message is
 * made of codes, paths and parameters, in English, because an `Error` must have one before its reader is known.
 */
export class StagewrightError extends Error {
  override readonly name = 'StagewrightError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(textOf(issues));
    this.issues = issues;
  }
}

/** An error thrown while another is made would hide it: what are no issues is told as the fault that it is. */
function textOf(issues: readonly Issue[]): string {
  if (!isList(issues) || !issues.every(isIssue)) throw new StagewrightError([wrongType('issues', 'list', issues)]);
  return issues.map(describe).join('\n');
}

function describe({ code, path, params }: Issue): string {
  const values = Object.keys(params).length === 0 ? '' : ` ${JSON.stringify(params)}`;
  return `${code}${path === '' ? '' : ` at ${path}`}${values}`;
}
