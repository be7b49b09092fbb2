import { isIssue, wrongType } from './given.js';
import { StagewrightError } from './StagewrightError.js';

/**
 * Refuses what words cannot be found for.
 *
 * @throws {StagewrightError} `wrong_type { expected: 'issue', found }`.
 */
export function demandIssue(issue: unknown): void {
  if (!isIssue(issue)) throw new StagewrightError([wrongType('issue', 'issue', issue)]);
}
