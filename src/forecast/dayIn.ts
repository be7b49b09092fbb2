import { type BusinessCalendar, dateIn, readDate, readInstant } from '../values/index.js';

/** A date, or the date that an instant has in the zone of a calendar; `null` for what is neither. */
export function dayIn(calendar: BusinessCalendar, value: unknown): string | null {
  const date = readDate(value);
  const ms = date === null ? readInstant(value) : null;
  return ms === null ? date : dateIn(calendar, ms);
}
