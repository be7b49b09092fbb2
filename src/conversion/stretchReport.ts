import type { StageHistory } from '../history/index.js';
import { createIssue, StagewrightError } from '../issues/index.js';
import {
  type CalendarInput,
  dateIn,
  dateOfDay,
  dayNumber,
  instantText,
  type PeriodUnit,
  periodsOf,
  readCalendar,
} from '../values/index.js';
import { readAttributeAt } from './attributeAt.js';
import { type Every, groupMembers } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type During, readDuring } from './reportBounds.js';
import { msOf, reportOf, type SplitOptions } from './reportOf.js';

/** A stretch of time, half-open; `isWhole`: all that was asked for, not one period of it. */
export type Stretch = { readonly from: number; readonly to: number; readonly isWhole: boolean };

/**
 * What a measure says of a stretch of time, as a whole and by group: by period it is asked again for each period of the
 * stretch, the first and the last cut off at its ends. For measures that compare the ends of a stretch, or look at what
 * stands at its end; what puts each member into one period is the business of `reportOf`. Attributes are read at the end
 * of the stretch, where the measure does not say another moment.
 *
 * @throws {StagewrightError} `outside_fiscal_calendar` where the calendar has no period for a part of the stretch.
 */
export function stretchReport<
  A extends string,
  B extends A,
  E extends PeriodUnit | undefined,
  M extends { readonly opportunity: number },
  T,
>(
  history: StageHistory<A>,
  { from, to }: { readonly from: number; readonly to: number },
  options: Omit<SplitOptions<B, E>, 'asOf'>,
  {
    moment = (_, { to }) => to - 1,
    ...report
  }: Omit<Parameters<typeof reportOf<A, B, E, M, T>>[3], 'at' | 'moment'> & {
    /** Who is counted in a stretch, and how. */
    readonly membersOf: (stretch: Stretch) => readonly M[];
    /** The moment that counts a member. */
    readonly moment?: (member: M, stretch: Stretch) => number;
  },
): Measured<T, B | Every<E>> {
  const { groupBy = [], every, calendar = 'UTC' } = options;
  const momentsOf = readAttributeAt(options, msOf(report.asOf));
  const countingIn = (stretch: Stretch) => ({ moment: (member: M) => moment(member, stretch), momentsOf });
  const stretch = { from, to, isWhole: true };
  const whole = report.membersOf(stretch);
  const groups = () =>
    every === undefined
      ? groupMembers<A, B, M, E>(history, whole, groupBy, countingIn(stretch))
      : periodsWithin(every, calendar, { from, to }).flatMap(({ period, from, to }) => {
          const own = { from, to, isWhole: false };
          const members = report.membersOf(own);
          const parts =
            groupBy.length === 0 ? [{ key: {}, members }] : groupMembers(history, members, groupBy, countingIn(own));
          return parts
            .filter(({ members }) => members.length > 0)
            .map(({ key, members }) => ({ key: { period, ...key } as never, members }));
        });
  return reportOf(history, whole, options, { ...report, at: () => from, groups });
}

/**
 * The stretch at whose end, and the ends of whose periods, a measure says how things stand: up to `asOf`, since the first event
 * of the history, or as the caller says.
 *
 * @throws {StagewrightError} as `readDuring`; `after_as_of`.
 */
export function readStretch(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { at }: StageHistory<any>,
  {
    during,
    every,
    calendar = 'UTC',
  }: { readonly during?: During; readonly every?: PeriodUnit | undefined; readonly calendar?: CalendarInput },
  asOf: { readonly ms: number; readonly text: string },
): { readonly from: number; readonly to: number } {
  if (during === undefined) {
    let from = asOf.ms;
    // Only periods have a beginning.
    if (every !== undefined) for (const when of at) from = Math.min(from, when);
    // What happens at `asOf` is known then.
    return { from, to: asOf.ms + 1 };
  }
  const { from, to } = readDuring(during, calendar, 'during');
  if (to <= asOf.ms) return { from, to };
  throw new StagewrightError([createIssue('after_as_of', 'during.to', { value: instantText(to), asOf: asOf.text })]);
}

/** The periods of a stretch, cut off at its ends. @throws {StagewrightError} `outside_fiscal_calendar`. */
export function periodsWithin(
  every: PeriodUnit,
  input: CalendarInput,
  { from, to }: { readonly from: number; readonly to: number },
): readonly { readonly period: string; readonly from: number; readonly to: number }[] {
  const calendar = readCalendar(input);
  // A period touches the dates up to, not including, that of the last instant: its own day is one of them.
  const { periods, bounds } = periodsOf(
    calendar,
    every,
    dateIn(calendar, from),
    dateOfDay(dayNumber(dateIn(calendar, to - 1)) + 1),
  );
  if ((bounds[0] ?? to) > from || (bounds.at(-1) ?? from) < to)
    throw new StagewrightError([createIssue('outside_fiscal_calendar', 'every')]);
  return periods.map(({ key }, index) => ({
    period: key,
    from: Math.max(from, bounds[index] as number),
    to: Math.min(to, bounds[index + 1] as number),
  }));
}
