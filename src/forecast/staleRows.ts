import { dateIn, dayNumber, readInstant } from '../values/index.js';
import type { ForecastSettings } from './ForecastSettings.js';
import type { ReadRow } from './ReadRow.js';

/** Open rows whose probability, given by hand, has run out or is older than it may be; sorted by id. */
export function staleRows(
  rows: readonly ReadRow[],
  { today, calendar }: ForecastSettings,
  reviewDays: number | null,
): readonly string[] {
  const isDue = (at: string | undefined) => {
    const ms = reviewDays === null || at === undefined ? null : readInstant(at);
    return ms !== null && dayNumber(dateIn(calendar, ms)) + (reviewDays ?? 0) <= dayNumber(today);
  };
  return rows
    .filter(
      ({ deal: { status, probability }, hasExpired }) =>
        status === 'open' && (hasExpired || (probability?.source === 'manual' && isDue(probability.at))),
    )
    .map(({ deal }) => deal.id)
    .sort();
}
