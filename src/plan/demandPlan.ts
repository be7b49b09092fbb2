import { createIssue, isRecord, StagewrightError, typeName } from '../issues/index.js';

/**
 * Refuses what is no compiled model: mostly a model that was not compiled, in a program that no compiler has seen.
 *
 * @throws {StagewrightError} `wrong_type { expected: 'plan', found }`.
 */
export function demandPlan(plan: unknown): void {
  if (isRecord(plan) && isRecord(plan.definition)) return;
  throw new StagewrightError([createIssue('wrong_type', 'plan', { expected: 'plan', found: typeName(plan) })]);
}
