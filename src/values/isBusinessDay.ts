import type { BusinessCalendar } from './Calendar.js';
import { dayAt } from './civilDate.js';
import { dayOfWeek } from './dayOfWeek.js';
import { demandCalendar } from './demandCalendar.js';
import { demandDate } from './demandDate.js';

/**
 * Whether a date is worked: an extra workday always, else neither weekend nor holiday.
 *
 * @throws {StagewrightError} what `businessCalendar` refuses of the days of a calendar, `invalid_date { value }` for a date
 * that is none.
 */
export function isBusinessDay(calendar: BusinessCalendar, date: string): boolean {
  demandCalendar(calendar);
  demandDate('date', date);
  return isWorked(calendar, date);
}

/** `isBusinessDay` of a calendar and a date that are known to be ones. */
export function isWorked({ weekend, holidays, extraWorkdays }: BusinessCalendar, date: string): boolean {
  if (extraWorkdays.includes(date)) return true;
  return !weekend.includes(dayOfWeek(dayAt(date) ?? Number.NaN)) && !holidays.includes(date);
}
