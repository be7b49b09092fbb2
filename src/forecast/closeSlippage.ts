import { closingsOn, journeysOf } from '../conversion/index.js';
import { NO_DATE, type StageHistory } from '../history/index.js';
import { compensatedSum, quantile } from '../statistics/index.js';
import { type BusinessCalendar, dateIn, dayNumber } from '../values/index.js';

/** Days from the first entered date to the close, of won ones: above 0 is late. */
export type CloseSlippage = {
  readonly n: number;
  readonly mean: number;
  readonly q10: number;
  readonly q50: number;
  readonly q90: number;
};

/** How far the first entered close dates were off, over the opportunities that were won by then; `null` without any. */
export function closeSlippage<A extends string>(
  history: StageHistory<A>,
  asOf: number,
  calendar: BusinessCalendar,
): CloseSlippage | null {
  const closingOf = closingsOn(history.path);
  const { first, at, recordedAt, closeOn } = history;
  const days = journeysOf(history, asOf).flatMap((journey) => {
    const closing = journey.isVoided ? null : closingOf(journey);
    if (closing?.kind !== 'won') return [];
    const { opportunity } = journey;
    for (let event = first[opportunity] ?? 0; event < (first[opportunity + 1] ?? 0); event++) {
      const day = closeOn?.[event] ?? NO_DATE;
      const isKnown = (at[event] ?? 0) < closing.at && (recordedAt[event] ?? 0) <= asOf;
      if (day !== NO_DATE && isKnown) return [dayNumber(dateIn(calendar, closing.at)) - day];
    }
    return [];
  });
  const found = quantile(days, [0.1, 0.5, 0.9]);
  if (!found.ok) return null;
  const [q10 = 0, q50 = 0, q90 = 0] = found.values;
  return { n: days.length, mean: compensatedSum(days) / days.length, q10, q50, q90 };
}
