import { CLOSED, isVoidedIn, PARKED, type StageHistory } from '../history/index.js';
import type { InstantInput } from '../values/index.js';
import { type Closing, closingOf, closingScanner, emptyClosing } from './closingsOn.js';
import { DAY_UNITS, type DayClockOptions, dayClock } from './dayClock.js';
import { firstRows } from './firstRows.js';
import { exclusions, readStage } from './reportBounds.js';
import { readBound } from './standingAt.js';

export type RaceOptions = DayClockOptions & {
  /** A stage whose first entry starts the clock, no outcome nor waiting room; left out: it starts at creation. */
  readonly from?: string;
  /** Since when the history is complete; see `StayOptions`. */
  readonly observedFrom?: InstantInput;
};

export const RACE_OPTIONS = { unit: DAY_UNITS, from: 'any', observedFrom: 'any' } as const;

/** One opportunity on its way to a close. */
export type Runner = {
  readonly opportunity: number;
  readonly at: number;
  readonly days: number;
  readonly entryDays: number;
  readonly closing: Closing | null;
  readonly isOpen: boolean;
  readonly isParked: boolean;
};

/** Runners in columns. What each says: `Runner`. */
export type RaceColumns = {
  readonly opportunity: Int32Array;
  readonly at: Float64Array;
  readonly days: Float64Array;
  readonly entryDays: Float64Array;
  /** 0 while open, else the kind of the close: one above its index in `CLOSING_KINDS`. */
  readonly end: Uint8Array;
  readonly closedAt: Float64Array;
  /** Places of the close, and the last stage before it; -1 for none. */
  readonly outcome: Int16Array;
  readonly from: Int16Array;
  readonly isParked: Uint8Array;
};

/** Everybody from the start of the clock to the final close, or to now. Linear in events. */
export function raceColumns(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  options: RaceOptions,
): { readonly runners: RaceColumns; readonly excluded: { readonly [why: string]: number } } {
  const { from, observedFrom, calendar = 'UTC' } = options;
  const start = from === undefined ? null : readStage(history, from, 'from');
  const since =
    observedFrom === undefined ? Number.NEGATIVE_INFINITY : readBound(observedFrom, calendar, 'observedFrom');
  const clock = dayClock(history, asOf, options);
  const spells = history.spells(asOf);
  const scan = closingScanner(history.path);
  const closing = emptyClosing();
  const { counts, leaveOut } = exclusions();
  const runners = emptyRace(history.opportunities);
  let count = 0;
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const isVoided = isVoidedIn(spells, opportunity);
    if (isVoided) leaveOut('voided');
    if (isVoided !== false) continue;
    const [first, end] = [spells.first[opportunity] as number, spells.end[opportunity] as number];
    let entered = first;
    if (start !== null) while (entered < end && spells.place[entered] !== start) entered++;
    if (start !== null && entered === end) {
      leaveOut('not_entered');
      continue;
    }
    const at = start === null ? (spells.createdAt[opportunity] as number) : (spells.at[entered] as number);
    closing.kind = 0;
    const status = spells.status[opportunity];
    if (status === CLOSED) scan(spells, first, end, closing);
    const isOpen = closing.kind === 0;
    const until = isOpen ? asOf : closing.at;
    const days = until < at ? 0 : clock(opportunity, at, until);
    const entryDays = since <= at ? 0 : clock(opportunity, at, Math.min(since, until));
    // Who enters the stage behind its close was closed before the clock began.
    if (!isOpen && until < at) leaveOut('closed_before');
    else if (!isOpen && until < since) leaveOut('before_observed');
    else if (entryDays > 0 && days <= entryDays) leaveOut('no_time_at_risk');
    else {
      runners.opportunity[count] = opportunity;
      runners.at[count] = at;
      runners.days[count] = days;
      runners.entryDays[count] = entryDays;
      runners.end[count] = closing.kind;
      runners.closedAt[count] = isOpen ? Number.NaN : closing.at;
      runners.outcome[count] = isOpen ? -1 : closing.place;
      runners.from[count] = isOpen ? -1 : closing.from;
      runners.isParked[count++] = isOpen && status === PARKED ? 1 : 0;
    }
  }
  return { runners: firstRows(runners, count), excluded: counts };
}

function emptyRace(length: number): RaceColumns {
  return {
    opportunity: new Int32Array(length),
    at: new Float64Array(length),
    days: new Float64Array(length),
    entryDays: new Float64Array(length),
    end: new Uint8Array(length),
    closedAt: new Float64Array(length),
    outcome: new Int16Array(length),
    from: new Int16Array(length),
    isParked: new Uint8Array(length),
  };
}

/** The runners of `raceColumns` as objects. */
export function raceToClose(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  options: RaceOptions,
): { readonly runners: readonly Runner[]; readonly excluded: { readonly [why: string]: number } } {
  const { runners, excluded } = raceColumns(history, asOf, options);
  return {
    runners: Array.from(runners.opportunity, (opportunity, runner) => {
      const kind = runners.end[runner] as number;
      const [at, place] = [runners.closedAt[runner] as number, runners.outcome[runner] as number];
      return {
        opportunity,
        at: runners.at[runner] as number,
        days: runners.days[runner] as number,
        entryDays: runners.entryDays[runner] as number,
        closing: closingOf({ kind, at, place, from: runners.from[runner] as number }),
        isOpen: kind === 0,
        isParked: runners.isParked[runner] === 1,
      };
    }),
    excluded,
  };
}
