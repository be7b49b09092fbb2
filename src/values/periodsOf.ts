import type { BusinessCalendar } from './Calendar.js';
import type { Period, PeriodUnit } from './Period.js';
import { periodOf } from './periodOf.js';
import { startOfDayIn } from './startOfDayIn.js';

/** Periods that join, with the instants at which they begin; the last instant ends the last period. */
export type Periods = {
  readonly unit: PeriodUnit;
  readonly periods: readonly Period[];
  /** Epoch milliseconds, one more than there are periods, ascending. */
  readonly bounds: readonly number[];
};

/**
 * The periods that touch the dates from `from` up to, not including, `to`. Bounds are computed once, in the calendar's
 * zone; `periodIndex` finds the period of an instant by binary search.
 *
 * Dates outside an explicit fiscal calendar are in no period: the list then covers less than was asked.
 */
export function periodsOf(calendar: BusinessCalendar, unit: PeriodUnit, from: string, to: string): Periods {
  const periods: Period[] = [];
  for (let at = firstCovered(calendar, unit, from); at !== null && at < to; ) {
    const period: Period | null = periodOf(calendar, unit, at);
    if (period === null) break;
    periods.push(period);
    at = period.to;
  }
  const bounds = periods.map((period) => startOfDayIn(calendar, period.from));
  const last = periods.at(-1);
  return { unit, periods, bounds: last === undefined ? [] : [...bounds, startOfDayIn(calendar, last.to)] };
}

/** Where an explicit calendar begins later than asked, its own beginning. */
function firstCovered({ fiscal }: BusinessCalendar, unit: PeriodUnit, from: string): string | null {
  if (fiscal?.kind !== 'explicit' || unit === 'day' || unit === 'week') return from;
  const first = fiscal.periods[0]?.from ?? null;
  return first !== null && first > from ? first : from;
}
