import { createIssue, StagewrightError, shown } from '../issues/index.js';
import type { BusinessCalendar } from './Calendar.js';
import { civilText, dayAt } from './civilDate.js';
import { demandCalendar } from './demandCalendar.js';
import { demandDate } from './demandDate.js';
import { isWorked } from './isBusinessDay.js';

/** 0001-01-01 and 9999-12-31: between them dates have four digits of a year. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/**
 * The date that many business days after another, or before it where the number is negative; 0 is the date itself,
 * whatever day it is.
 *
 * @throws {StagewrightError} what `businessCalendar` refuses of the days of a calendar, `invalid_date { value }`,
 * `not_an_integer { found }` for days, `out_of_range { found }` where they lead out of the years 0001 to 9999.
 *
 * @example
 * import { addBusinessDays, businessCalendar } from 'stagewright';
 * const calendar = businessCalendar({ zone: 'Asia/Shanghai', holidays: ['2027-01-01'] });
 * addBusinessDays(calendar, '2026-12-31', 1) // => '2027-01-04'
 */
export function addBusinessDays(calendar: BusinessCalendar, date: string, days: number): string {
  demandCalendar(calendar);
  demandDate('date', date);
  const refused = (code: string) => new StagewrightError([createIssue(code, 'days', { found: shown(days) })]);
  if (!Number.isInteger(days)) throw refused('not_an_integer');
  let day = dayAt(date) ?? Number.NaN;
  const step = days < 0 ? -1 : 1;
  for (let left = Math.abs(days); left > 0; ) {
    day += step;
    if (day < FIRST_DAY || day > LAST_DAY) throw refused('out_of_range');
    if (isWorked(calendar, civilText(day))) left--;
  }
  return civilText(day);
}
