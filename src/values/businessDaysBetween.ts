import type { BusinessCalendar } from './Calendar.js';
import { dayAt } from './civilDate.js';
import { dayOfWeek } from './dayOfWeek.js';
import { demandCalendar } from './demandCalendar.js';
import { demandDate } from './demandDate.js';

/**
 * Business days from one date to another: the first counts, the last does not. Negative where the second lies before.
 *
 * Whole weeks are multiplied, the named days looked at one by one: the cost does not grow with the distance.
 *
 * @throws {StagewrightError} what `businessCalendar` refuses of the days of a calendar, `invalid_date { value }` for a date
 * that is none.
 *
 * @example
 * import { businessCalendar, businessDaysBetween } from 'stagewright';
 * const calendar = businessCalendar({ zone: 'Asia/Shanghai', holidays: ['2027-01-01'] });
 * businessDaysBetween(calendar, '2026-12-31', '2027-01-05') // => 2
 */
export function businessDaysBetween(calendar: BusinessCalendar, from: string, to: string): number {
  demandCalendar(calendar);
  demandDate('from', from);
  demandDate('to', to);
  return workedBetween(calendar, from, to);
}

/** `businessDaysBetween` of a calendar and dates that are known to be ones. */
export function workedBetween(calendar: BusinessCalendar, from: string, to: string): number {
  if (to < from) return 0 - workedBetween(calendar, to, from);
  const first = dayAt(from) ?? Number.NaN;
  const end = dayAt(to) ?? Number.NaN;
  const isWeekend = (day: number) => calendar.weekend.includes(dayOfWeek(day));
  const weeks = Math.floor((end - first) / 7);
  let count = weeks * (7 - new Set(calendar.weekend).size);
  for (let day = first + weeks * 7; day < end; day++) if (!isWeekend(day)) count++;
  const extra = new Set(calendar.extraWorkdays);
  const falls = (date: string) => date >= from && date < to;
  for (const date of extra) if (falls(date) && isWeekend(dayAt(date) ?? 0)) count++;
  for (const date of new Set(calendar.holidays))
    if (falls(date) && !extra.has(date) && !isWeekend(dayAt(date) ?? 0)) count--;
  return count;
}
