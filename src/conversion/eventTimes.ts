import { cumulativeIncidence, type Durations } from '../statistics/index.js';
import { type DaysQuantile, NOT_REACHED, risenTo } from './daysQuantile.js';

/** How often and how soon one of several ends comes, where some are still open. */
export type EventTime = {
  readonly events: number;
  /**
   * The share that has ended so by the last day seen (Aalen-Johansen); `null` without members. Its log-log band is `null` at
   * 0 and 1, where the curve says nothing of its spread.
   */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Days by which a share of **all** has ended so; `null` where it never is so many. */
  readonly q25: DaysQuantile;
  readonly median: DaysQuantile;
  readonly q75: DaysQuantile;
  /** Days by which a share of **those that end so** has, up to the last day seen: inf{t: F(t) ≥ q·F(last)}. */
  readonly given: { readonly q25: number | null; readonly median: number | null; readonly q75: number | null };
};

export type EventTimes<C extends string> = {
  readonly members: number;
  /** Neither end so far. */
  readonly open: number;
  readonly openShare: number | null;
  /** The largest number of days seen; nothing is known beyond. `null` without members. */
  readonly lastDay: number | null;
  readonly ends: { readonly [cause in C]: EventTime };
};

const NONE: Omit<EventTime, 'events'> = {
  share: null,
  low: null,
  high: null,
  q25: NOT_REACHED,
  median: NOT_REACHED,
  q75: NOT_REACHED,
  given: { q25: null, median: null, q75: null },
};

/** Durations until one of several ends, cause 1 the first name. */
export function eventTimes<const C extends string>(durations: Durations, names: readonly C[]): EventTimes<C> {
  const members = durations.exits.length;
  const counts = new Array<number>(names.length + 1).fill(0);
  for (let row = 0; row < members; row++) {
    const cause = durations.causes[row] ?? 0;
    counts[cause] = (counts[cause] ?? 0) + 1;
  }
  const [open = 0] = counts;
  const fitted = cumulativeIncidence(durations, names.length);
  const ends = names.map((name, index): readonly [C, EventTime] => {
    const events = counts[index + 1] ?? 0;
    const curve = fitted.ok ? fitted.causes[index] : undefined;
    if (!fitted.ok || curve === undefined) return [name, { events, ...NONE }];
    const share = curve.incidence.at(-1) ?? 0;
    const given = (q: number) => (share > 0 ? risenTo({ times: fitted.times, curve }, q * share).value : null);
    const all = (q: number) => risenTo({ times: fitted.times, curve }, q);
    return [
      name,
      {
        events,
        share: Math.min(share, 1),
        low: curve.low.at(-1) ?? null,
        high: curve.high.at(-1) ?? null,
        q25: all(0.25),
        median: all(0.5),
        q75: all(0.75),
        given: { q25: given(0.25), median: given(0.5), q75: given(0.75) },
      },
    ];
  });
  return {
    members,
    open,
    openShare: members === 0 ? null : open / members,
    lastDay: fitted.ok ? fitted.lastTime : null,
    ends: Object.fromEntries(ends) as EventTimes<C>['ends'],
  };
}
