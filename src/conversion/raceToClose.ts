import { PARKED, type StageHistory } from '../history/index.js';
import type { InstantInput } from '../values/index.js';
import { type Closing, closingsOn } from './closingsOn.js';
import { type DayClockOptions, dayClock } from './dayClock.js';
import { exclusions, readPlace } from './reportBounds.js';
import { journeysOf } from './spellsOf.js';
import { readBound } from './standingAt.js';

export type RaceOptions = DayClockOptions & {
  /** A stage whose first entry starts the clock; left out: it starts at creation. */
  readonly from?: string;
  /** Since when the history is complete; see `StayOptions`. */
  readonly observedFrom?: InstantInput;
};

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

/** Everybody from the start of the clock to the final close, or to now. Linear in events. */
export function raceToClose(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  options: RaceOptions,
): { readonly runners: readonly Runner[]; readonly excluded: { readonly [why: string]: number } } {
  const { from, observedFrom, calendar = 'UTC' } = options;
  const start = from === undefined ? null : readPlace(history, from, 'from');
  const since = observedFrom === undefined ? null : readBound(observedFrom, calendar, 'observedFrom');
  const clock = dayClock(history, asOf, options);
  const closingOf = closingsOn(history.path);
  const { counts, leaveOut } = exclusions();
  const runners = journeysOf(history, asOf).flatMap(
    ({ opportunity, createdAt, spells, status, isVoided }): readonly Runner[] => {
      if (isVoided) return leaveOut('voided') || [];
      const at = start === null ? createdAt : (spells.find(({ place }) => place === start)?.at ?? null);
      if (at === null) return leaveOut('not_entered') || [];
      const closing = closingOf({ spells, status });
      // Who enters the stage behind its close was closed before the clock began.
      if (closing !== null && closing.at < at) return leaveOut('closed_before') || [];
      const until = closing?.at ?? asOf;
      if (since !== null && closing !== null && until < since) return leaveOut('before_observed') || [];
      const days = clock(opportunity, at, until);
      const entryDays = since === null || since <= at ? 0 : clock(opportunity, at, Math.min(since, until));
      if (entryDays > 0 && days <= entryDays) return leaveOut('no_time_at_risk') || [];
      const isOpen = closing === null;
      return [{ opportunity, at, days, entryDays, closing, isOpen, isParked: isOpen && status === PARKED }];
    },
  );
  return { runners, excluded: counts };
}
