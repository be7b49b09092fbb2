import { createIssue, StagewrightError } from '../issues/index.js';
import type { BusinessCalendar, CalendarInput } from './businessCalendar.js';
import { USUAL_DAYS } from './usualDays.js';
import { isZone } from './zoneOffset.js';

/**
 * The calendar, or the one that a zone name stands for: no holidays, Saturday and Sunday free, weeks from Monday.
 *
 * @throws {StagewrightError} `unknown_time_zone { zone }`.
 */
export function readCalendar(input: CalendarInput): BusinessCalendar {
  if (typeof input !== 'string') return input;
  if (!isZone(input)) throw new StagewrightError([createIssue('unknown_time_zone', 'zone', { zone: input })]);
  return { zone: input, ...USUAL_DAYS };
}
