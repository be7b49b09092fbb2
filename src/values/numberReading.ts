import { civilText, dayAt } from './civilDate.js';
import { instantText } from './instantText.js';

/**
 * A number of fewer milliseconds than this lies before 1973-03-03, or behind 1966-10-31: no system of sales has such dates in
 * numbers, and those in seconds, days or digits (`20240115`) would all be taken for minutes or weeks around New Year of 1970.
 */
export const LEAST_MILLISECONDS = 1e11;

/** What a number is that was given for an instant and counts no milliseconds since 1970. */
export type NumberReading =
  | 'excel_serial'
  | 'epoch_days'
  | 'epoch_seconds'
  | 'epoch_milliseconds'
  | 'epoch_microseconds'
  | 'epoch_nanoseconds'
  | 'yyyymmdd'
  | 'yyyymmddhhmm'
  | 'yyyymmddhhmmss';

const MS_PER_DAY = 86_400_000;
/** 2000 and 2100 in days since 1970, within which a number has to be read as a date to look like one. */
const FIRST_DAY = 10_957;
const FIRST_LATE_DAY = 47_482;
/** Day 0 of Excel, which holds 1900 for a leap year, in days since 1970. */
const EXCEL_ORIGIN = -25_569;
/** Counts of days from here on are Excel's, since 1980; smaller ones are days since 1970, up to 2049. */
const FIRST_SERIAL = 29_221;

/** Per unit, how many milliseconds it has. */
const UNITS: readonly (readonly [NumberReading, number])[] = [
  ['epoch_seconds', 1000],
  ['epoch_milliseconds', 1],
  ['epoch_microseconds', 1e-3],
  ['epoch_nanoseconds', 1e-6],
];

/** Digits, with decimals or none. */
const NUMBER = /^\d{4,19}(?:\.\d+)?$/;

/**
 * What a number, or digits in a text, most likely means where it stands for an instant, and which one; `null` where it looks
 * like none of the years 1980 to 2099. Of what has no zone the date is told alone.
 *
 * @example
 * numberReading(45_306) // => { reading: 'excel_serial', meant: '2024-01-15' }
 * numberReading('1705312800') // => { reading: 'epoch_seconds', meant: '2024-01-15T10:00:00.000Z' }
 */
export function numberReading(value: unknown): { readonly reading: NumberReading; readonly meant: string } | null {
  if (typeof value === 'string' ? !NUMBER.test(value) : typeof value !== 'number') return null;
  const digits = digitsReading(String(value));
  if (digits !== null) return digits;
  const number = Number(value);
  const day = Math.floor(number);
  if (day >= FIRST_SERIAL && day < FIRST_LATE_DAY - EXCEL_ORIGIN)
    return { reading: 'excel_serial', meant: civilText(day + EXCEL_ORIGIN) };
  if (day >= FIRST_DAY && day < FIRST_SERIAL) return { reading: 'epoch_days', meant: civilText(day) };
  for (const [reading, factor] of UNITS) {
    const ms = Math.floor(number * factor);
    if (ms >= FIRST_COUNTED && ms < FIRST_LATE_DAY * MS_PER_DAY) return { reading, meant: instantText(ms) };
  }
  return null;
}

/** 1980-01-01. */
const FIRST_COUNTED = 315_532_800_000;

const STAMPS: { readonly [length: number]: NumberReading } = {
  8: 'yyyymmdd',
  12: 'yyyymmddhhmm',
  14: 'yyyymmddhhmmss',
};

function digitsReading(text: string): { readonly reading: NumberReading; readonly meant: string } | null {
  const reading = STAMPS[text.length];
  const parts = /^(19[89]\d|20\d\d)(\d\d)(\d\d)(?:([01]\d|2[0-3])([0-5]\d)(?:[0-5]\d)?)?$/.exec(text);
  if (reading === undefined || parts === null) return null;
  const meant = parts.slice(1, 4).join('-');
  return dayAt(meant) === null ? null : { reading, meant };
}

/**
 * Whether a number of the size of epoch milliseconds is rather a date with a time in digits: they have as many digits in 1976,
 * and after the year 2500. Asked of every number that is read.
 */
export function isStamp(value: number): boolean {
  const isLong = value >= 198e11 && value < 210e11;
  return (isLong || (value >= 198e9 && value < 210e9)) && digitsReading(String(value)) !== null;
}
