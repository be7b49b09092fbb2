import { type BusinessCalendar, businessCalendar, type CalendarInput } from './businessCalendar.js';

/**
 * The calendar, or the one that a zone name stands for: no holidays, Saturday and Sunday free, weeks from Monday.
 *
 * @throws {StagewrightError} `unknown_time_zone { zone }`.
 */
export function readCalendar(input: CalendarInput): BusinessCalendar {
  return typeof input === 'string' ? businessCalendar({ zone: input }) : input;
}
