import { closingsOn, journeysOf, standingOf } from '../conversion/index.js';
import { demandHistory, OPEN, PARKED, type StageHistory } from '../history/index.js';
import { createIssue, type Issue, StagewrightError, shown } from '../issues/index.js';
import {
  type CalendarInput,
  type DateInput,
  type InstantInput,
  instantText,
  isCurrency,
  readCalendar,
  readDate,
  readInstant,
  startOfDayIn,
  unreadableInstant,
} from '../values/index.js';
import {
  calendar as calendarDemand,
  type Demand,
  demandOptions,
  exactRecord,
  given,
  listOf,
  optional,
} from './demand.js';

export type PeriodDates = { readonly from: DateInput; readonly to: DateInput };

export type EarlierPeriodsOptions = {
  readonly asOf: InstantInput;
  readonly currency: string;
  /** The present period, from a date up to, not including, another; `asOf` lies in it. */
  readonly period: PeriodDates;
  /** Periods before it to learn from: over by its beginning, none of them in another. */
  readonly earlier: readonly PeriodDates[];
  /** The zone of dates; default `UTC`. */
  readonly calendar?: CalendarInput;
};

/** Minor units of the currency that moved in a period, seen from a point in it. */
export type PeriodFlow = {
  readonly from: string;
  readonly to: string;
  /** As far into the period as `asOf` is into the present one. */
  readonly point: string;
  readonly wonBefore: bigint;
  /** Won after the point: from those open at it, from those created after it, and from those closed at it, which were reopened. */
  readonly wonFromOpen: bigint;
  readonly wonFromNew: bigint;
  readonly wonFromReopened: bigint;
  /** Open at the point, waiting ones among them, with the amount at it. */
  readonly openAtPoint: bigint;
  /** Opportunities that are in none of these for want of a known amount in the currency: won, of these from new ones, open. */
  readonly uncounted: {
    readonly won: readonly number[];
    readonly fromNew: readonly number[];
    readonly open: readonly number[];
  };
};

const DATES: Demand = (value, path) => exactRecord({ from: given, to: given })(value, path);

/**
 * What was won before and after the same point of several periods, by what is known at `asOf`. The point lies after the
 * same share of the period's length. Earlier periods that were over when the history began are left out: nobody knows them.
 *
 * @throws {StagewrightError} `unreadable_instant`, `unknown_currency`, `invalid_date`, `empty_period`; `outside_period` for an
 * `asOf` that is not in the present period, or an earlier one that is not over by its beginning; `overlapping_periods`.
 */
export function periodFlows<A extends string>(history: StageHistory<A>, options: EarlierPeriodsOptions) {
  demandHistory(history);
  demandOptions(options, {
    asOf: given,
    currency: given,
    period: DATES,
    earlier: listOf(DATES),
    calendar: optional(calendarDemand),
  });
  const { asOf, present, earlier: past } = readPeriods(options);
  const { currency } = options;
  const closingOf = closingsOn(history.path);
  const amountOf = (opportunity: number) => {
    const standing = standingOf(history, opportunity, { instant: asOf, asOf });
    const worth = standing?.closedAt == null ? standing : standing.atClose;
    return worth?.currency === currency ? worth.amount : null;
  };
  const journeys = journeysOf(history, asOf);
  const began = journeys.reduce((first, { createdAt }) => Math.min(first, createdAt), Number.POSITIVE_INFINITY);
  const earlier = past.filter(({ to }) => to > began);
  const deals = journeys.flatMap((journey) => {
    if (journey.isVoided) return [];
    const { opportunity, createdAt } = journey;
    const closing = closingOf(journey);
    const won = closing?.kind === 'won' ? amountOf(opportunity) : 0n;
    return [{ opportunity, createdAt, closedAt: closing?.at ?? Number.POSITIVE_INFINITY, won }];
  });
  const flowOf = ({ from, to }: Bounds): PeriodFlow => {
    const point = pointOf({ from, to }, present, asOf);
    const flow = { wonBefore: 0n, wonFromOpen: 0n, wonFromNew: 0n, wonFromReopened: 0n, openAtPoint: 0n };
    const uncounted: { won: number[]; fromNew: number[]; open: number[] } = { won: [], fromNew: [], open: [] };
    for (const { opportunity, createdAt, closedAt, won: known } of deals) {
      const won = known ?? 0n;
      if (known === null && closedAt >= from && closedAt < to) {
        uncounted.won.push(opportunity);
        if (createdAt > point) uncounted.fromNew.push(opportunity);
      }
      if (closedAt <= point) {
        if (closedAt >= from && closedAt < to) flow.wonBefore += won;
        continue;
      }
      // What it is now says nothing of then: it may have been closed at the point, and reopened.
      const then = standingOf(history, opportunity, { instant: point, asOf });
      const isOpen = then !== null && (then.status === OPEN || then.status === PARKED);
      const open = isOpen && then.currency === currency ? then.amount : null;
      if (isOpen && open === null) uncounted.open.push(opportunity);
      flow.openAtPoint += open ?? 0n;
      if (closedAt >= to) continue;
      if (isOpen) flow.wonFromOpen += won;
      else if (createdAt > point) flow.wonFromNew += won;
      else flow.wonFromReopened += won;
    }
    return { from: instantText(from), to: instantText(to), point: instantText(point), ...flow, uncounted };
  };
  return {
    asOf: instantText(asOf),
    share: (asOf - present.from) / (present.to - present.from),
    present: flowOf(present),
    earlier: earlier.map(flowOf),
    excluded: earlier.length === past.length ? {} : { before_history: past.length - earlier.length },
  };
}

type Bounds = { readonly from: number; readonly to: number };

/** In whole milliseconds, so that what happens at the very point is not missed by the last digit of a quotient. */
function pointOf({ from, to }: Bounds, present: Bounds, asOf: number): number {
  const [gone, length] = [asOf - present.from, present.to - present.from];
  return from + Number((BigInt(gone) * BigInt(to - from)) / BigInt(length));
}

function readPeriods({ asOf, currency, period, earlier, calendar = 'UTC' }: EarlierPeriodsOptions) {
  const zone = readCalendar(calendar);
  const issues: Issue[] = [];
  const ms = readInstant(asOf);
  if (ms === null) issues.push(unreadableInstant('asOf', asOf));
  if (!isCurrency(currency)) issues.push(createIssue('unknown_currency', 'currency', { currency: shown(currency) }));
  const bounds = (dates: PeriodDates, path: string): Bounds => {
    const [from, to] = [readDate(dates.from), readDate(dates.to)];
    if (from === null) issues.push(createIssue('invalid_date', `${path}.from`, { value: shown(dates.from) }));
    if (to === null) issues.push(createIssue('invalid_date', `${path}.to`, { value: shown(dates.to) }));
    if (from === null || to === null) return { from: 0, to: 1 };
    if (from >= to) issues.push(createIssue('empty_period', path, { from, to }));
    return { from: startOfDayIn(zone, from), to: startOfDayIn(zone, to) };
  };
  const present = bounds(period, 'period');
  const past = earlier.map((dates, index) => bounds(dates, `earlier.${index}`));
  if (issues.length === 0) {
    if (ms !== null && (ms < present.from || ms > present.to)) issues.push(createIssue('outside_period', 'asOf'));
    past.forEach(({ from, to }, index) => {
      if (to > present.from) issues.push(createIssue('outside_period', `earlier.${index}`));
      if (past.slice(0, index).some((other) => other.from < to && from < other.to))
        issues.push(createIssue('overlapping_periods', `earlier.${index}`));
    });
  }
  if (issues.length > 0 || ms === null) throw new StagewrightError(issues);
  return { asOf: ms, present, earlier: past };
}
