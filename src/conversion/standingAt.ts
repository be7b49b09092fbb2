import { amountAt, CLOSED, currencyAt, OPEN, type StageHistory, VOIDED } from '../history/index.js';
import { createIssue, StagewrightError } from '../issues/index.js';
import {
  type CalendarInput,
  type InstantInput,
  instantText,
  readCalendar,
  readDate,
  readInstant,
  startOfDayIn,
} from '../values/index.js';
import type { Worth } from './worthAt.js';

/** What is known of one opportunity at an instant. */
export type Standing = {
  readonly opportunity: number;
  readonly createdAt: number;
  readonly place: number;
  readonly status: number;
  /** Of the last close; `null` while not closed. */
  readonly closedAt: number | null;
  /** The outcome of the last close. */
  readonly outcome: number | null;
  /** Was closed before, and is open again. */
  readonly reopened: boolean;
  readonly amount: bigint | null;
  readonly currency: string | null;
  /** The amount as it stood at the last close; that of now while not closed. */
  readonly atClose: Worth;
};

/** Opportunities as they were known at an instant: rows with `at` and `recordedAt` up to it. Linear in events. */
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
export function standingAt(history: StageHistory<any>, asOf: number): readonly Standing[] {
  const standings: Standing[] = [];
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const standing = standingOf(history, opportunity, { instant: asOf, asOf });
    if (standing !== null) standings.push(standing);
  }
  return standings;
}

/** How one opportunity stood at an instant, by what was known at `asOf`; `null` before its first row. */
export function standingOf(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  opportunity: number,
  { instant, asOf }: { readonly instant: number; readonly asOf: number },
): Standing | null {
  const { first, at, recordedAt, place, status, path } = history;
  const outcomes = path.stages.length + path.won.length + path.lost.length + path.abandoned.length;
  let last = -1;
  let createdAt = 0;
  let closedAt: number | null = null;
  let outcome: number | null = null;
  let wasClosed = false;
  let closing = -1;
  for (let event = first[opportunity] ?? 0; event < (first[opportunity + 1] ?? 0); event++) {
    if ((at[event] ?? 0) > instant || (recordedAt[event] ?? 0) > asOf) continue;
    if (last < 0) createdAt = at[event] ?? 0;
    const isClosed = status[event] === CLOSED;
    const here = place[event] ?? -1;
    const isOutcome = here >= path.stages.length && here < outcomes;
    if (isClosed && (closedAt === null || (isOutcome && here !== outcome))) closedAt = at[event] ?? 0;
    if (isClosed && (isOutcome || outcome === null)) outcome = isOutcome ? here : path.stages.length;
    if (!isClosed) {
      wasClosed ||= closedAt !== null;
      closedAt = null;
      outcome = null;
    }
    if (!isClosed || at[event] === closedAt) closing = event;
    last = event;
  }
  if (last < 0) return null;
  return {
    opportunity,
    createdAt,
    place: place[last] ?? -1,
    status: status[last] ?? OPEN,
    closedAt,
    outcome,
    reopened: wasClosed && closedAt === null && status[last] !== VOIDED,
    amount: amountAt(history, last),
    currency: currencyAt(history, last),
    atClose: { amount: amountAt(history, closing), currency: currencyAt(history, closing) },
  };
}

/** The instant of a report. */
export function readAsOf(asOf: InstantInput): { readonly ms: number; readonly text: string } {
  const ms = readInstant(asOf);
  if (ms === null) throw new StagewrightError([createIssue('unreadable_instant', 'asOf', { value: String(asOf) })]);
  return { ms, text: instantText(ms) };
}

/** A bound of a period: an instant, or a date read in the calendar's zone. */
export function readBound(bound: InstantInput, calendar: CalendarInput, path: string): number {
  const date = readDate(bound);
  const ms = date === null ? readInstant(bound) : startOfDayIn(readCalendar(calendar), date);
  if (ms === null) throw new StagewrightError([createIssue('unreadable_instant', path, { value: String(bound) })]);
  return ms;
}
