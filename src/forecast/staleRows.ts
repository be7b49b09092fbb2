import { dateIn, dayNumber, readInstant } from '../values/index.js';
import type { ForecastSettings } from './ForecastSettings.js';
import type { ReadRows } from './ReadRows.js';

/** Open rows whose probability, given by hand, has run out or is older than it may be; sorted by id. */
export function staleRows(
  { deals, byHand, expired }: ReadRows,
  { today, calendar }: ForecastSettings,
  reviewDays: number | null,
): readonly string[] {
  const isDue = (at: string | undefined) => {
    const ms = reviewDays === null || at === undefined ? null : readInstant(at);
    return ms !== null && dayNumber(dateIn(calendar, ms)) + (reviewDays ?? 0) <= dayNumber(today);
  };
  const stale = [...expired, ...[...byHand].filter((row) => !expired.has(row) && isDue(deals[row]?.probability?.at))];
  return stale
    .flatMap((row) => deals[row] ?? [])
    .filter(({ status }) => status === 'open')
    .map(({ id }) => id)
    .sort();
}
