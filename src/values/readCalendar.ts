import type { BusinessCalendar, CalendarInput } from './Calendar.js';
import { USUAL_DAYS } from './usualDays.js';

/**
 * The calendar that a zone name or a record stands for, once `calendarIssues` has nothing against it: of what is not said,
 * no holidays, Saturday and Sunday free, weeks from Monday.
 */
export function readCalendar(input: CalendarInput): BusinessCalendar {
  if (typeof input === 'string') return { zone: input, ...USUAL_DAYS };
  const { zone, weekend, holidays, extraWorkdays, weekStart, fiscal } = input;
  return {
    zone,
    weekend: weekend ?? USUAL_DAYS.weekend,
    holidays: holidays ?? USUAL_DAYS.holidays,
    extraWorkdays: extraWorkdays ?? USUAL_DAYS.extraWorkdays,
    weekStart: weekStart ?? USUAL_DAYS.weekStart,
    fiscal: fiscal ?? USUAL_DAYS.fiscal,
  };
}
