import { createIssue, type Issue, isRecord, shown, unknownProperties, wrongType } from '../issues/index.js';
import { fiscalIssues } from './fiscalIssues.js';
import { outOfRange } from './outOfRange.js';
import { workdayIssues } from './workdayIssues.js';
import { isZone } from './zoneOffset.js';

const PROPERTIES = ['zone', 'weekend', 'holidays', 'extraWorkdays', 'weekStart', 'fiscal'];

/**
 * All that is wrong with a calendar, whoever made it: what is left out is not, it is completed. Records that a host wrote, or
 * stored and read again, come here as well as the options of `businessCalendar`: a holiday that is no date would count
 * for nothing, in silence.
 *
 * Looked at once for a whole report: the cost is that of the named days and periods.
 */
export function calendarIssues(calendar: unknown, path: string): readonly Issue[] {
  if (typeof calendar === 'string') return zoneIssues(path, calendar);
  return isRecord(calendar)
    ? calendarRecordIssues(calendar, (property) => `${path}.${property}`)
    : [wrongType(path, 'text', calendar)];
}

/** `calendarIssues` of a record whose parts are named otherwise. */
export function calendarRecordIssues(
  calendar: { readonly [property: string]: unknown },
  pathOf: (property: string) => string,
): readonly Issue[] {
  const { zone, weekStart, fiscal } = calendar;
  return [
    ...unknownProperties(calendar, PROPERTIES, pathOf),
    ...(zone === undefined
      ? [createIssue('missing_property', pathOf('zone'), { property: 'zone' })]
      : zoneIssues(pathOf('zone'), zone)),
    ...workdayIssues(calendar, pathOf),
    ...(weekStart === undefined ? [] : outOfRange(pathOf('weekStart'), weekStart, 0, 6)),
    ...(fiscal === undefined || fiscal === null ? [] : fiscalIssues(fiscal, pathOf('fiscal'))),
  ];
}

function zoneIssues(path: string, zone: unknown): readonly Issue[] {
  return isZone(zone) ? [] : [createIssue('unknown_time_zone', path, { zone: shown(zone) })];
}
