import {
  addBusinessDays,
  type BusinessCalendar,
  businessDaysBetween,
  dateIn,
  dateOfDay,
  dayNumber,
} from '../values/index.js';
import type { Visit } from './Opportunity.js';

/** Days of a calendar since a date, without those that began while the opportunity was suspended. */
export type AgeingClock = {
  /** The date from which days are counted. */
  readonly start: string;
  /** How many days have been counted until a date. */
  readonly daysUntil: (date: string) => number;
  /** The date of the nth day counted. */
  readonly dayAfter: (days: number) => string;
};

/**
 * The clock of a visit, from the last activity where that is later. A suspension stops it for the days between its two
 * dates, and only for those after the start: what was suspended before an activity has nothing to do with the time since.
 * `null` where nobody knows when to start.
 */
export function ageingClock(
  { clockFrom, suspensions }: Pick<Visit, 'clockFrom' | 'suspensions'>,
  lastActivityAt: number | null,
  calendar: BusinessCalendar,
  inBusinessDays: boolean,
): AgeingClock | null {
  const instants = [clockFrom === null ? null : Date.parse(clockFrom), lastActivityAt].filter((at) => at !== null);
  if (instants.length === 0) return null;
  const from = Math.max(...instants);
  const start = dateIn(calendar, from);

  const pauses = suspensions
    .map((suspension) => ({ from: Date.parse(suspension.from), to: Date.parse(suspension.to) }))
    .filter(({ to }) => to > from)
    .map((pause) => ({ from: dateIn(calendar, Math.max(pause.from, from)), to: dateIn(calendar, pause.to) }));

  // Days after the first, the last included: as many as are added to come from the one to the other.
  const between = (first: string, last: string) =>
    inBusinessDays ? businessDaysBetween(calendar, nextDay(first), nextDay(last)) : dayNumber(last) - dayNumber(first);
  const add = (date: string, days: number) =>
    inBusinessDays ? addBusinessDays(calendar, date, days) : dateOfDay(dayNumber(date) + days);

  return {
    start,
    daysUntil: (date) =>
      pauses.reduce(
        (days, pause) => (date > pause.from ? days - between(pause.from, earlier(pause.to, date)) : days),
        between(start, date),
      ),
    dayAfter: (days) =>
      pauses.reduce(
        (date, pause) => (date > pause.from ? add(date, between(pause.from, pause.to)) : date),
        add(start, days),
      ),
  };
}

const nextDay = (date: string) => dateOfDay(dayNumber(date) + 1);
const earlier = (one: string, other: string) => (one < other ? one : other);
