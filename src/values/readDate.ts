import { isRecord } from '../issues/index.js';
import { civilText, dayAt, daysFromCivil, daysInMonth } from './civilDate.js';

/** A calendar date as `YYYY-MM-DD`; `null` where it is none, or one that does not exist. */
export function readDate(input: unknown): string | null {
  if (typeof input === 'string') return input.length === 10 && dayAt(input) !== null ? input : null;
  if (!isRecord(input) || !('year' in input && 'month' in input && 'day' in input)) return null;
  const { year, month, day } = input;
  if (!isWhole(year, 1, 9999) || !isWhole(month, 1, 12) || !isWhole(day, 1, daysInMonth(year, month))) return null;
  return civilText(daysFromCivil(year, month, day));
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** Days since 1970-01-01 of a date that `readDate` gave. */
export function dayNumber(date: string): number {
  return dayAt(date) ?? Number.NaN;
}

/** The date of a day number. */
export function dateOfDay(day: number): string {
  return civilText(day);
}
