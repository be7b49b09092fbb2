import type { BusinessCalendar } from './Calendar.js';
import { dayAt } from './civilDate.js';
import { dateIn } from './dateIn.js';
import { zoneOffset } from './zoneOffset.js';

const MS_PER_DAY = 86_400_000;

/**
 * The first instant of a civil day in the calendar's zone, in epoch milliseconds. Where clocks jump over midnight the day
 * begins after the jump; a day that the zone skipped begins where the next one does.
 */
export function startOfDayIn(calendar: Pick<BusinessCalendar, 'zone'>, date: string): number {
  const midnight = (dayAt(date) ?? Number.NaN) * MS_PER_DAY;
  const offsets = [zoneOffset(calendar.zone, midnight - MS_PER_DAY), zoneOffset(calendar.zone, midnight + MS_PER_DAY)];
  const starts = offsets.map((offset) => midnight - offset).sort((a, b) => a - b);
  return starts.find((start) => dateIn(calendar, start) >= date) ?? starts[1] ?? midnight;
}
