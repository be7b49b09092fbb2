import { createIssue, isRecord, StagewrightError, typeName } from '../issues/index.js';

/**
 * Refuses what is no history: the whole that a reader gives, with its quality beside the history, too.
 *
 * @throws {StagewrightError} `wrong_type { expected: 'history', found }`.
 */
export function demandHistory(history: unknown, path = 'history'): void {
  if (isRecord(history) && typeof history.spells === 'function' && isRecord(history.values)) return;
  throw new StagewrightError([createIssue('wrong_type', path, { expected: 'history', found: typeName(history) })]);
}
