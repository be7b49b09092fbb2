import { createIssue, type Issue, type IssueParams } from '../issues/index.js';

/** Why a call cannot be answered at all: it is wrong, or a file of it cannot be read. Ends with 2. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(({ code }) => code).join(', '));
    this.issues = issues;
  }
}

/** Ends the call with one reason. */
export function fail(code: string, params: IssueParams, path = ''): never {
  throw new Failure([createIssue(code, path, params)]);
}
