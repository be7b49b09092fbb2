import { dayNumber } from '../values/index.js';
import { dayIn } from './dayIn.js';
import type { ForecastSettings } from './ForecastSettings.js';
import type { IssueTally } from './issueTally.js';
import type { ReadRows } from './ReadRows.js';

/**
 * Open rows whose probability, given by hand, has run out or is older than it may be; sorted by id. One that does not say
 * since when is due: nobody knows how old it is. Where it says something that is neither an instant nor a date, it is told.
 */
export function staleRows(
  { deals, byHand, expired }: ReadRows,
  { today, calendar }: ForecastSettings,
  reviewDays: number | null,
  tally: IssueTally,
): readonly string[] {
  const isDue = (row: number) => {
    const deal = deals[row];
    if (reviewDays === null || deal?.status !== 'open') return false;
    const at = deal.probability?.at;
    const date = at == null ? null : dayIn(calendar, at);
    if (at != null && date === null) tally.add('unreadable_instant', deal.id, 'warning', {}, { value: at });
    return date === null || dayNumber(date) + reviewDays <= dayNumber(today);
  };
  const due = [...byHand].filter(isDue);
  return [...new Set([...expired, ...due])]
    .flatMap((row) => deals[row] ?? [])
    .filter(({ status }) => status === 'open')
    .map(({ id }) => id)
    .sort();
}
