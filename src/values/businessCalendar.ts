import { demandType, StagewrightError } from '../issues/index.js';
import type { BusinessCalendar, BusinessCalendarOptions } from './Calendar.js';
import { calendarRecordIssues } from './calendarIssues.js';
import { readCalendar } from './readCalendar.js';

/**
 * A calendar of an organisation.
 *
 * @param options.zone An IANA time zone, such as `Asia/Shanghai`, or a fixed offset such as `+08:00`.
 * @param options.weekend Days of the week not worked, 0 Sunday to 6 Saturday; default `[6, 0]`.
 * @param options.holidays Dates not worked; `options.extraWorkdays` are worked whatever else they are.
 * @param options.weekStart The first day of a week; default 1, Monday.
 * @param options.fiscal A financial year that is not the calendar year.
 * @throws {StagewrightError} `missing_property` and `unknown_time_zone { zone }` for the zone, `invalid_date { value }`,
 * `out_of_range` for a day of the week or a month, `unknown_choice` for a kind of financial year, `wrong_type`,
 * `unknown_property`, `no_workdays` where every day of the week is free, `empty_period`, `period_gap` and `period_overlap`
 * for explicit periods that do not join; all at once.
 *
 * @example
 * import { businessCalendar } from 'stagewright';
 * businessCalendar({ zone: 'Asia/Shanghai', holidays: ['2027-01-01'] }).weekend // => [6, 0]
 */
export function businessCalendar(options: BusinessCalendarOptions): BusinessCalendar {
  demandType('options', 'record', options);
  const issues = calendarRecordIssues(options, (property) => property);
  if (issues.length > 0) throw new StagewrightError(issues);
  const { zone, weekend, holidays, extraWorkdays, weekStart, fiscal } = readCalendar(options);
  return Object.freeze({
    zone,
    weekend: Object.freeze([...weekend]),
    holidays: Object.freeze([...holidays]),
    extraWorkdays: Object.freeze([...extraWorkdays]),
    weekStart,
    fiscal: fiscal === null ? null : Object.freeze(structuredClone(fiscal)),
  });
}
