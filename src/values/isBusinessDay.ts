import type { BusinessCalendar } from './businessCalendar.js';
import { dayAt } from './civilDate.js';
import { dayOfWeek } from './dayOfWeek.js';

/** Whether a date is worked: an extra workday always, else neither weekend nor holiday. */
export function isBusinessDay({ weekend, holidays, extraWorkdays }: BusinessCalendar, date: string): boolean {
  if (extraWorkdays.includes(date)) return true;
  return !weekend.includes(dayOfWeek(dayAt(date) ?? Number.NaN)) && !holidays.includes(date);
}
