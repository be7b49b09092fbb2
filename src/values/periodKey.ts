import type { BusinessCalendar } from './Calendar.js';
import type { PeriodUnit } from './Period.js';
import { periodOf } from './periodOf.js';

/** The key of a date's period, `null` where the calendar has none for it; see `periodOf`. */
export function periodKey(
  calendar: Pick<BusinessCalendar, 'weekStart' | 'fiscal'>,
  unit: PeriodUnit,
  date: string,
): string | null {
  return periodOf(calendar, unit, date)?.key ?? null;
}
