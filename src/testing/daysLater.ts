import { createIssue, StagewrightError, shown, wrongType } from '../issues/index.js';
import { type InstantInput, instantText, LATEST, readInstant } from '../values/index.js';

const MS_PER_DAY = 86_400_000;

/**
 * The instant some days of 24 hours later.
 *
 * @param path of the days, for issues.
 * @throws {StagewrightError} `missing_property`, `wrong_type`, or `out_of_range` for what leads back, nowhere, or beyond
 * the year 9999.
 */
export function daysLater(at: InstantInput, days: unknown, path: string): string {
  const from = readInstant(at) ?? 0;
  if (days === undefined) {
    const property = path.slice(path.lastIndexOf('.') + 1);
    throw new StagewrightError([createIssue('missing_property', path, { property })]);
  }
  if (typeof days !== 'number') throw new StagewrightError([wrongType(path, 'number', days)]);
  const max = Math.floor((LATEST - from) / MS_PER_DAY);
  if (!(days >= 0 && days <= max))
    throw new StagewrightError([createIssue('out_of_range', path, { found: shown(days), min: 0, max })]);
  return instantText(Math.trunc(from + days * MS_PER_DAY));
}
