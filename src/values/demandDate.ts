import { createIssue, StagewrightError, shown } from '../issues/index.js';
import { readDate } from './readDate.js';

/**
 * Refuses what is no text of a date that exists.
 *
 * @throws {StagewrightError} `invalid_date { value }`.
 */
export function demandDate(path: string, date: unknown): void {
  if (typeof date !== 'string' || readDate(date) === null)
    throw new StagewrightError([createIssue('invalid_date', path, { value: shown(date) })]);
}
