import { createIssue, demandOptions, demandType, type Issue, StagewrightError, shown } from '../issues/index.js';
import type { FiscalCalendar } from './FiscalCalendar.js';
import { fiscalIssues } from './fiscalIssues.js';
import { readDate } from './readDate.js';
import { USUAL_DAYS } from './usualDays.js';
import { isZone } from './zoneOffset.js';

/** Days as an organisation counts them: in a time zone, with weekends, holidays and make-up workdays. Frozen plain data. */
export type BusinessCalendar = {
  readonly zone: string;
  /** Days of the week that are not worked, 0 Sunday to 6 Saturday. */
  readonly weekend: readonly number[];
  readonly holidays: readonly string[];
  /** Days worked although they fall on a weekend or a holiday. */
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

const OPTIONS = ['zone', 'weekend', 'holidays', 'extraWorkdays', 'weekStart', 'fiscal'];

/**
 * A calendar of an organisation.
 *
 * @param options.zone An IANA time zone, such as `Asia/Shanghai`, or a fixed offset such as `+08:00`.
 * @param options.weekend Days of the week not worked, 0 Sunday to 6 Saturday; default `[6, 0]`.
 * @param options.holidays Dates not worked; `options.extraWorkdays` are worked whatever else they are.
 * @param options.weekStart The first day of a week; default 1, Monday.
 * @param options.fiscal A financial year that is not the calendar year.
 * @throws {StagewrightError} `unknown_time_zone { zone }`, `invalid_date { value }`, `out_of_range` for a day of the week
 * or a month, `wrong_type`, `unknown_property`, `no_workdays` where every day of the week is free, `period_gap` and `period_overlap` for explicit periods
 * that do not join; all at once.
 *
 * @example
 * import { businessCalendar } from 'stagewright';
 * businessCalendar({ zone: 'Asia/Shanghai', holidays: ['2027-01-01'] }).weekend // => [6, 0]
 */
export function businessCalendar(options: BusinessCalendarOptions): BusinessCalendar {
  demandOptions('options', options, OPTIONS);
  const {
    zone,
    weekend = USUAL_DAYS.weekend,
    holidays = [],
    extraWorkdays = [],
    weekStart = USUAL_DAYS.weekStart,
    fiscal = null,
  } = options;
  for (const [name, days] of Object.entries({ weekend, holidays, extraWorkdays }))
    demandType(`options.${name}`, 'list', days);
  if (fiscal !== null) demandType('options.fiscal', 'record', fiscal);
  const issues: Issue[] = [];
  if (!isZone(zone)) issues.push(createIssue('unknown_time_zone', 'zone', { zone: shown(zone) }));
  for (const day of weekend) issues.push(...outOfRange('weekend', day, 0, 6));
  issues.push(...outOfRange('weekStart', weekStart, 0, 6));
  if (new Set(weekend).size > 6) issues.push(createIssue('no_workdays', 'weekend'));
  issues.push(...invalidDates('holidays', holidays), ...invalidDates('extraWorkdays', extraWorkdays));
  if (fiscal?.kind === 'months') issues.push(...outOfRange('fiscal.startMonth', fiscal.startMonth, 1, 12));
  if (fiscal?.kind === 'explicit') issues.push(...fiscalIssues(fiscal.periods));
  if (issues.length > 0) throw new StagewrightError(issues);
  return Object.freeze({
    zone,
    weekend: Object.freeze([...weekend]),
    holidays: Object.freeze([...holidays]),
    extraWorkdays: Object.freeze([...extraWorkdays]),
    weekStart,
    fiscal: fiscal === null ? null : Object.freeze(structuredClone(fiscal)),
  });
}

function outOfRange(path: string, value: number, minimum: number, maximum: number): readonly Issue[] {
  const fits = Number.isInteger(value) && value >= minimum && value <= maximum;
  return fits
    ? []
    : [
        createIssue('out_of_range', path, {
          found: Number.isFinite(value) ? value : shown(value),
          min: minimum,
          max: maximum,
        }),
      ];
}

function invalidDates(path: string, dates: readonly string[]): readonly Issue[] {
  return dates.flatMap((date, index) =>
    readDate(date) === null ? [createIssue('invalid_date', `${path}.${index}`, { value: shown(date) })] : [],
  );
}
