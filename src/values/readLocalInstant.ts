import { readDate } from './readDate.js';
import { readInstant } from './readInstant.js';

/**
 * The instants at which the clocks of a zone show a time written without one: `2026-01-05 08:00:00`, or a date, which is
 * its midnight. One as a rule; `null` where the text is no such time.
 *
 * @param localOf Of the zone, made by `localInstants`.
 */
export function readLocalInstant(
  text: string,
  localOf: (local: number) => readonly number[],
): readonly number[] | null {
  const written = readInstant(readDate(text) === null ? `${text}Z` : `${text}T00:00Z`);
  return written === null ? null : localOf(written);
}
