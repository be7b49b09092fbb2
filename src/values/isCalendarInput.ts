import { isRecord } from '../issues/index.js';
import type { CalendarInput } from './businessCalendar.js';

/** Whether a value has the shape of a calendar: a zone by its name, or a record with one. `readCalendar` reads what is in it. */
export function isCalendarInput(value: unknown): value is CalendarInput {
  if (!isRecord(value)) return typeof value === 'string';
  return typeof value.zone === 'string' && (value.fiscal == null || isRecord(value.fiscal));
}
