import type { BusinessCalendar } from './Calendar.js';
import { civilText } from './civilDate.js';
import { zoneOffset } from './zoneOffset.js';

const MS_PER_DAY = 86_400_000;

/** The civil date of an instant in the calendar's zone. For many instants of one zone `zoneClock` is faster. */
export function dateIn({ zone }: Pick<BusinessCalendar, 'zone'>, ms: number): string {
  return civilText(Math.floor((ms + zoneOffset(zone, ms)) / MS_PER_DAY));
}
