import { dayNumber } from '../values/index.js';

const MS_PER_DAY = 86_400_000;

/** A day is over once it has ended in the last of all zones, twelve hours behind UTC: the kernel knows no zone. */
export function isOver(date: string, at: number): boolean {
  return at >= (dayNumber(date) + 1) * MS_PER_DAY + 12 * 3_600_000;
}
