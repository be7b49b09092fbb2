import type { BusinessCalendar } from './Calendar.js';
import { civilText, dayAt, daysFromCivil, digitsAt } from './civilDate.js';
import { dayOfWeek } from './dayOfWeek.js';
import type { FiscalCalendar, FiscalPeriod } from './FiscalCalendar.js';
import type { Period, PeriodUnit } from './Period.js';

/**
 * The period of a date in a calendar.
 *
 * Days and weeks are civil ones; week 1 of a year is the first that has four of its days in it (with Monday first: ISO
 * 8601). Months, quarters and years follow `calendar.fiscal`: with `months` a year starts in its start month and is named
 * by the calendar year in which it starts or ends; with `explicit` a month is one of the periods, quarters and years are
 * what adjoining periods have in common.
 *
 * @returns `null` where an explicit calendar does not cover the date, or its periods do not name their quarter or year.
 */
export function periodOf(
  calendar: Pick<BusinessCalendar, 'weekStart' | 'fiscal'>,
  unit: PeriodUnit,
  date: string,
): Period | null {
  const day = dayAt(date);
  if (day === null) return null;
  if (unit === 'day') return { key: date, from: date, to: civilText(day + 1) };
  if (unit === 'week') return weekOf(day, calendar.weekStart);
  const { fiscal } = calendar;
  if (fiscal?.kind === 'explicit') return explicitPeriod(fiscal.periods, unit, date);
  return monthsOf(unit, digitsAt(date, 0, 4), digitsAt(date, 5, 2), fiscal);
}

type FiscalMonths = Extract<FiscalCalendar, { readonly kind: 'months' }>;

function weekOf(day: number, weekStart: number): Period {
  const first = day - ((dayOfWeek(day) - weekStart + 7) % 7);
  const year = digitsAt(civilText(first + 3), 0, 4);
  const week = Math.floor((first + 3 - daysFromCivil(year, 1, 1)) / 7) + 1;
  return { key: `${padded(year, 4)}-W${padded(week, 2)}`, from: civilText(first), to: civilText(first + 7) };
}

function monthsOf(
  unit: 'month' | 'quarter' | 'year',
  year: number,
  month: number,
  fiscal: FiscalMonths | null,
): Period {
  const startMonth = fiscal?.startMonth ?? 1;
  const length = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12;
  const monthOfYear = (month - startMonth + 12) % 12;
  const index = Math.floor(monthOfYear / length);
  const firstMonth = year * 12 + month - 1 - monthOfYear + index * length;
  const startYear = Math.floor((year * 12 + month - 1 - monthOfYear) / 12);
  const named = startYear + (fiscal?.yearNamedBy === 'end' && startMonth > 1 ? 1 : 0);
  const yearKey = `${fiscal === null ? '' : 'FY'}${padded(named, 4)}`;
  const key =
    unit === 'year'
      ? yearKey
      : unit === 'quarter'
        ? `${yearKey}-Q${index + 1}`
        : `${padded(year, 4)}-${padded(month, 2)}`;
  return { key, from: firstOfMonth(firstMonth), to: firstOfMonth(firstMonth + length) };
}

function firstOfMonth(months: number): string {
  return `${padded(Math.floor(months / 12), 4)}-${padded((months % 12) + 1, 2)}-01`;
}

function explicitPeriod(
  periods: readonly FiscalPeriod[],
  unit: 'month' | 'quarter' | 'year',
  date: string,
): Period | null {
  const index = periods.findIndex(({ from, to }) => from <= date && date < to);
  const own = periods[index];
  if (own === undefined) return null;
  if (unit === 'month') return { key: own.id, from: own.from, to: own.to };
  const key = own[unit];
  if (key === undefined) return null;
  let first = index;
  let last = index;
  while (periods[first - 1]?.[unit] === key) first--;
  while (periods[last + 1]?.[unit] === key) last++;
  return { key, from: periods[first]?.from ?? own.from, to: periods[last]?.to ?? own.to };
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
