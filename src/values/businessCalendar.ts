import { tzOffset } from '@date-fns/tz/tzOffset';
import { createIssue, type Issue, StagewrightError } from '../issues/index.js';
import { civilText, dayAt } from './civilDate.js';
import { readDate } from './readDate.js';

/** A financial year: by the month it starts in, or period by period. */
export type FiscalCalendar =
  | { readonly kind: 'months'; readonly startMonth: number; readonly yearNamedBy: 'start' | 'end' }
  | { readonly kind: 'explicit'; readonly periods: readonly { readonly id: string; readonly from: string; readonly to: string }[] };

/** Days as an organisation counts them: in a time zone, with weekends, holidays and make-up workdays. Plain data. */
export type BusinessCalendar = {
  readonly zone: string;
  /** Days of the week that are not worked, 0 Sunday to 6 Saturday. */
  readonly weekend: readonly number[];
  readonly holidays: readonly string[];
  /** Days worked although they fall on a weekend. */
  readonly extraWorkdays: readonly string[];
  /** The first day of a week, 0 Sunday to 6 Saturday. */
  readonly weekStart: number;
  readonly fiscal: FiscalCalendar | null;
};

export type BusinessCalendarOptions = { readonly zone: string } & Partial<Omit<BusinessCalendar, 'zone' | 'fiscal'>> & {
    readonly fiscal?: FiscalCalendar;
  };

/** A zone name stands for a calendar without holidays, Saturday and Sunday free, weeks from Monday. */
export type CalendarInput = BusinessCalendar | string;

/**
 * A calendar of an organisation.
 *
 * @param options.zone An IANA time zone, such as `Asia/Shanghai`.
 * @param options.weekend Days of the week not worked, 0 Sunday to 6 Saturday; default `[6, 0]`.
 * @param options.holidays Dates not worked; `options.extraWorkdays` are worked although they are weekend.
 * @throws {StagewrightError} `unknown_time_zone { zone }`, `invalid_date { value }`, `out_of_range` for a day of the week
 * or a month; all at once.
 *
 * @example
 * import { businessCalendar } from 'stagewright';
 * businessCalendar({ zone: 'Asia/Shanghai', holidays: ['2027-01-01'] }).weekend // => [6, 0]
 */
export function businessCalendar({
  zone,
  weekend = [6, 0],
  holidays = [],
  extraWorkdays = [],
  weekStart = 1,
  fiscal,
}: BusinessCalendarOptions): BusinessCalendar {
  const issues: Issue[] = [];
  if (typeof zone !== 'string' || Number.isNaN(offsetOf(zone, 0))) issues.push(createIssue('unknown_time_zone', 'zone', { zone: String(zone) }));
  const range = (path: string, value: number, minimum: number, maximum: number) => {
    if (!Number.isInteger(value) || value < minimum || value > maximum) issues.push(createIssue('out_of_range', path, { value, minimum, maximum }));
  };
  for (const day of weekend) range('weekend', day, 0, 6);
  range('weekStart', weekStart, 0, 6);
  if (fiscal?.kind === 'months') range('fiscal.startMonth', fiscal.startMonth, 1, 12);
  for (const [path, dates] of [['holidays', holidays], ['extraWorkdays', extraWorkdays]] as const) {
    for (const [index, date] of dates.entries()) {
      if (readDate(date) === null) issues.push(createIssue('invalid_date', `${path}.${index}`, { value: String(date) }));
    }
  }
  if (issues.length > 0) throw new StagewrightError(issues);
  return { zone, weekend: [...weekend], holidays: [...holidays], extraWorkdays: [...extraWorkdays], weekStart, fiscal: fiscal ?? null };
}

/** The calendar, or the one that a zone name stands for. */
export function readCalendar(input: CalendarInput): BusinessCalendar {
  return typeof input === 'string' ? businessCalendar({ zone: input }) : input;
}

const MS_PER_DAY = 86_400_000;

/** Milliseconds east of UTC at an instant. */
function offsetOf(zone: string, ms: number): number {
  return tzOffset(zone, new Date(ms)) * 60_000;
}

/** The civil date of an instant in the calendar's zone. */
export function dateIn({ zone }: Pick<BusinessCalendar, 'zone'>, ms: number): string {
  return civilText(Math.floor((ms + offsetOf(zone, ms)) / MS_PER_DAY));
}

/**
 * The first instant of a civil day in the calendar's zone, in epoch milliseconds. Where clocks jump over midnight the day
 * begins after the jump; a day that the zone skipped begins where the next one does.
 */
export function startOfDayIn(calendar: Pick<BusinessCalendar, 'zone'>, date: string): number {
  const midnight = (dayAt(date) ?? Number.NaN) * MS_PER_DAY;
  const offsets = [offsetOf(calendar.zone, midnight - MS_PER_DAY), offsetOf(calendar.zone, midnight + MS_PER_DAY)];
  const starts = offsets.map((offset) => midnight - offset).sort((a, b) => a - b);
  return starts.find((start) => dateIn(calendar, start) >= date) ?? starts[1] ?? midnight;
}

/** Whether a date is worked. */
export function isBusinessDay({ weekend, holidays, extraWorkdays }: BusinessCalendar, date: string): boolean {
  if (extraWorkdays.includes(date)) return true;
  const dayOfWeek = ((((dayAt(date) ?? 0) + 4) % 7) + 7) % 7;
  return !weekend.includes(dayOfWeek) && !holidays.includes(date);
}

/** A calendar that works no day would be searched for ever. */
const LONGEST_SEARCH = 36_600;

/** The date that many business days after another; 0 is the date itself. */
export function addBusinessDays(calendar: BusinessCalendar, date: string, days: number): string {
  let day = dayAt(date) ?? 0;
  for (let left = days, searched = 0; left > 0 && searched < LONGEST_SEARCH; searched++) {
    day++;
    if (isBusinessDay(calendar, civilText(day))) left--;
  }
  return civilText(day);
}

/** Business days from one date to a later one: the first counts, the last does not. Negative where it lies before. */
export function businessDaysBetween(calendar: BusinessCalendar, from: string, to: string): number {
  if (to < from) return -businessDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = dayAt(from) ?? 0, end = dayAt(to) ?? 0; day < end; day++) if (isBusinessDay(calendar, civilText(day))) count++;
  return count;
}
