import type { BusinessCalendar } from './businessCalendar.js';
import { civilText, dayAt } from './civilDate.js';
import { isBusinessDay } from './isBusinessDay.js';

/**
 * The date that many business days after another, or before it where the number is negative; 0 is the date itself,
 * whatever day it is.
 *
 * @example
 * import { addBusinessDays, businessCalendar } from 'stagewright';
 * const calendar = businessCalendar({ zone: 'Asia/Shanghai', holidays: ['2027-01-01'] });
 * addBusinessDays(calendar, '2026-12-31', 1) // => '2027-01-04'
 */
export function addBusinessDays(calendar: BusinessCalendar, date: string, days: number): string {
  let day = dayAt(date) ?? Number.NaN;
  const step = days < 0 ? -1 : 1;
  for (let left = Math.abs(Math.trunc(days)); left > 0 && !Number.isNaN(day); ) {
    day += step;
    if (isBusinessDay(calendar, civilText(day))) left--;
  }
  return civilText(day);
}
