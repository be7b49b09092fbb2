import { PARKED, type StageHistory } from '../history/index.js';
import {
  type BusinessCalendar,
  type CalendarInput,
  dateOfDay,
  readCalendar,
  workedBetween,
  zoneClock,
} from '../values/index.js';
import { pausesOf } from './pausesOf.js';
import { MS_PER_DAY } from './reportBounds.js';

/**
 * How days are counted: `elapsed` ones of 24 hours, with fractions; `calendar` ones, midnights of the calendar's zone
 * that were passed; `business` ones, those of its working days (the first counts, the last does not).
 */
export type DayUnit = 'elapsed' | 'calendar' | 'business';

export const DAY_UNITS: readonly DayUnit[] = ['elapsed', 'calendar', 'business'];

export type DayClockOptions = {
  /** Default `elapsed`. */
  readonly unit?: DayUnit;
  /** The zone of days, with its holidays and make-up workdays; default UTC. */
  readonly calendar?: CalendarInput;
};

/** Days of one opportunity from one instant to another; while it was parked, its clock stood still. */
export type DayClock = (opportunity: number, from: number, to: number) => number;

/** A clock over a history as known at `asOf`. Every unit is a difference of marks, so that parts of a stay sum to the stay. */
export function dayClock(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  { unit = 'elapsed', calendar = 'UTC' }: DayClockOptions,
): DayClock {
  const mark = unit === 'elapsed' ? (ms: number) => ms : markOf(readCalendar(calendar), unit);
  const perDay = unit === 'elapsed' ? MS_PER_DAY : 1;
  const anyParked = history.status.includes(PARKED);
  return (opportunity, from, to) => {
    let marks = mark(to) - mark(from);
    if (anyParked)
      for (const [since, until] of pausesOf(history, opportunity, asOf)) {
        const [start, end] = [Math.max(since, from), Math.min(until, to)];
        if (start < end) marks -= mark(end) - mark(start);
      }
    return marks / perDay;
  };
}

/** The day of an instant, or how many working days lie before it; each day is asked for once. */
function markOf(calendar: BusinessCalendar, unit: 'calendar' | 'business'): (ms: number) => number {
  const dayOf = zoneClock(calendar);
  if (unit === 'calendar') return dayOf;
  const anchor = dateOfDay(0);
  const marks = new Map<number, number>();
  return (ms) => {
    const day = dayOf(ms);
    const known = marks.get(day);
    if (known !== undefined) return known;
    const count = workedBetween(calendar, anchor, dateOfDay(day));
    marks.set(day, count);
    return count;
  };
}
