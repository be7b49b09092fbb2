import {
  amountAt,
  CLOSED,
  currencyAt,
  demandHistory,
  OPEN,
  type SpellColumns,
  type StageHistory,
  VOIDED,
} from '../history/index.js';
import { createIssue, demandOptions, type Issue, StagewrightError, shown, wrongType } from '../issues/index.js';
import {
  type CalendarInput,
  type InstantInput,
  instantText,
  readCalendar,
  readDate,
  readInstant,
  type StagePath,
  startOfDayIn,
  unreadableInstant,
} from '../values/index.js';
import { lastEventAt, type Worth } from './worthAt.js';

/** What is known of one opportunity at an instant. */
export type Standing = {
  readonly opportunity: number;
  readonly createdAt: number;
  readonly place: number;
  readonly status: number;
  /** Of the last close; `null` while not closed. */
  readonly closedAt: number | null;
  /** The outcome of the last close; the first of the won ones where only a stage behind the win is known. */
  readonly outcome: number | null;
  /** Was closed before, and is open again. */
  readonly reopened: boolean;
  readonly amount: bigint | null;
  readonly currency: string | null;
  /** The amount as it stood at the last close; that of now while not closed. */
  readonly atClose: Worth;
};

/** What `scanStanding` finds: events and places by number, -1 and `NaN` for none. */
export type StandingScan = {
  last: number;
  createdAt: number;
  closedAt: number;
  /** 0 while not closed, else one above its index in `CLOSING_KINDS`. */
  kind: number;
  /** The last outcome; -1 too where only a stage behind the win is known. */
  outcome: number;
  reopened: boolean;
  /** The event whose amount is that at the close; the last one while not closed. */
  closing: number;
};

export const emptyScan = (): StandingScan => ({
  last: -1,
  createdAt: Number.NaN,
  closedAt: Number.NaN,
  kind: 0,
  outcome: -1,
  reopened: false,
  closing: -1,
});

/** How one opportunity stood at an instant, by what was known at `asOf`, written into `found`; `last` is -1 before its first event. */
export function scanStanding(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  opportunity: number,
  instant: number,
  asOf: number,
  found: StandingScan,
): StandingScan {
  const { first, at, recordedAt, status } = history;
  const start = first[opportunity] as number;
  const last = lastEventAt(history, opportunity, instant, asOf);
  let event = start;
  while (event < last && !((at[event] as number) <= instant && (recordedAt[event] as number) <= asOf)) event++;
  found.last = last;
  found.createdAt = last < 0 ? Number.NaN : (at[event] as number);
  found.closedAt = Number.NaN;
  found.kind = 0;
  found.outcome = -1;
  found.reopened = false;
  found.closing = last;
  if (last < 0) return found;
  if (status[last] === CLOSED) return scanClose(history, found, instant, asOf, start);
  if (status[last] === VOIDED) return found;
  for (; event < last; event++)
    if (status[event] === CLOSED && (at[event] as number) <= instant && (recordedAt[event] as number) <= asOf)
      found.reopened = true;
  return found;
}

/** The same at `asOf` itself, by the stays as known then: who was closed once at most is read off the last event. */
export function scanNow(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  { last: lasts, createdAt, closedBefore }: SpellColumns,
  opportunity: number,
  asOf: number,
  found: StandingScan,
): StandingScan {
  const last = lasts[opportunity] as number;
  if (last < 0 || closedBefore?.[opportunity] === 1) return scanStanding(history, opportunity, asOf, asOf, found);
  const { at, status, place, path } = history;
  const isClosed = status[last] === CLOSED;
  const kind = isClosed ? outcomeKind(path, place[last] as number) : 0;
  found.last = last;
  found.createdAt = createdAt[opportunity] as number;
  found.closedAt = isClosed ? (at[last] as number) : Number.NaN;
  found.kind = isClosed && kind === 0 ? 1 : kind;
  found.outcome = kind === 0 ? -1 : (place[last] as number);
  found.reopened = false;
  found.closing = last;
  return found;
}

/** 1, 2, 3 for a won, lost, abandoned outcome; 0 for any other place. */
function outcomeKind({ stages, won, lost, abandoned }: StagePath, place: number): number {
  const firstLost = stages.length + won.length;
  if (place < stages.length) return 0;
  if (place < firstLost) return 1;
  if (place < firstLost + lost.length) return 2;
  return place < firstLost + lost.length + abandoned.length ? 3 : 0;
}

/** The close in which an opportunity stands: what is known since it was open last, read as `closingsOn` reads it. */
function scanClose(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { at, recordedAt, place, status, path }: StageHistory<any>,
  found: StandingScan,
  instant: number,
  asOf: number,
  start: number,
): StandingScan {
  let event = found.last;
  let kind = 0;
  while (
    event > start &&
    (status[event - 1] === CLOSED || (at[event - 1] as number) > instant || (recordedAt[event - 1] as number) > asOf)
  )
    event--;
  for (; event <= found.last; event++) {
    const when = at[event] as number;
    if (when > instant || (recordedAt[event] as number) > asOf) continue;
    const own = outcomeKind(path, place[event] as number);
    if (Number.isNaN(found.closedAt) || (own !== 0 && own !== kind)) found.closedAt = when;
    if (own !== 0) {
      kind = own;
      found.outcome = place[event] as number;
    }
    if (when === found.closedAt) found.closing = event;
  }
  found.kind = kind === 0 ? 1 : kind;
  return found;
}

/**
 * How one opportunity stood at an instant, by what was known at `asOf`; `null` before its first row. Linear in its events.
 *
 * @param opportunity Its place in `history.ids`.
 * @param moment Both in epoch milliseconds.
 * @throws {StagewrightError} `wrong_type` of what is no history, or no number; `out_of_range` for no place in `history.ids`;
 * `unknown_property`.
 */
export function standingOf(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  opportunity: number,
  moment: { readonly instant: number; readonly asOf: number },
): Standing | null {
  demandHistory(history);
  demandOptions('moment', moment, ['instant', 'asOf']);
  const { instant, asOf } = moment;
  const wrong = [
    ...placeIssues(history, opportunity),
    ...Object.entries({ instant, asOf }).flatMap(([name, ms]) =>
      typeof ms === 'number' && !Number.isNaN(ms) ? [] : [wrongType(`moment.${name}`, 'number', ms)],
    ),
  ];
  if (wrong.length > 0) throw new StagewrightError(wrong);
  const { last, createdAt, closedAt, kind, outcome, reopened, closing } = scanStanding(
    history,
    opportunity,
    instant,
    asOf,
    emptyScan(),
  );
  if (last < 0) return null;
  return {
    opportunity,
    createdAt,
    place: history.place[last] ?? -1,
    status: history.status[last] ?? OPEN,
    closedAt: Number.isNaN(closedAt) ? null : closedAt,
    outcome: outcome < 0 ? (kind === 1 ? firstWon(history) : null) : outcome,
    reopened,
    amount: amountAt(history, last),
    currency: currencyAt(history, last),
    atClose: { amount: amountAt(history, closing), currency: currencyAt(history, closing) },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
const firstWon = ({ path }: StageHistory<any>): number | null => (path.won.length === 0 ? null : path.stages.length);

/** What keeps a number from being the place of an opportunity in a history. */
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function placeIssues({ opportunities }: StageHistory<any>, opportunity: number): readonly Issue[] {
  if (Number.isInteger(opportunity) && opportunity >= 0 && opportunity < opportunities) return [];
  if (typeof opportunity !== 'number') return [wrongType('opportunity', 'number', opportunity)];
  return [createIssue('out_of_range', 'opportunity', { found: shown(opportunity), min: 0, max: opportunities - 1 })];
}

/** The instant of a report. */
export function readAsOf(asOf: InstantInput): { readonly ms: number; readonly text: string } {
  const ms = readInstant(asOf);
  if (ms === null) throw new StagewrightError([unreadableInstant('asOf', asOf)]);
  return { ms, text: instantText(ms) };
}

/** A bound of a period: an instant, or a date read in the calendar's zone; 0 is since ever. */
export function readBound(bound: InstantInput, calendar: CalendarInput, path: string): number {
  if (bound === 0) return 0;
  const date = readDate(bound);
  const ms = date === null ? readInstant(bound) : startOfDayIn(readCalendar(calendar), date);
  if (ms === null) throw new StagewrightError([unreadableInstant(path, bound)]);
  return ms;
}
