import type { StageHistory } from '../history/index.js';
import { PARKED } from '../history/index.js';
import { createIssue, type Issue } from '../issues/index.js';
import type { Durations } from '../statistics/index.js';
import type { InstantInput } from '../values/index.js';
import { type DayClock, type DayClockOptions, dayClock } from './dayClock.js';
import { exclusions } from './reportBounds.js';
import { type Journey, journeysOf, type Road, roadOf } from './spellsOf.js';
import { readBound } from './standingAt.js';

export type StayOptions = DayClockOptions & {
  /** Of an opportunity that stood in a stage more than once: its `first` stay (default), the `sum`, or `each`. */
  readonly visits?: 'first' | 'sum' | 'each';
  /**
   * Since when the history is complete: what ended before is not in it, as in an export of what was open on a day. A stay
   * that began before counts from then on (left truncation), one that ended before is left out.
   */
  readonly observedFrom?: InstantInput;
};

/** The choices of `visits`. */
export const VISITS = ['first', 'sum', 'each'] as const;

/** How a stay ended: in a later stage or a win, in a loss or an abandonment, in an earlier stage, or not yet. */
export type StayEnd = 'advanced' | 'ended' | 'movedBack' | 'open';

/** A stay of one opportunity in one stage, or several as one. */
export type StageStay = {
  readonly opportunity: number;
  readonly position: number;
  readonly at: number;
  /** Days in it, up to its end or to now; parked time is left out. */
  readonly days: number;
  /** How many of them were before the history is complete; 0 for a stay that was seen from its beginning. */
  readonly entryDays: number;
  readonly end: StayEnd;
  readonly isParked: boolean;
};

/** The stays of every opportunity in stages before the win, and what was left out of them. Linear in events. */
export function stageStays(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  options: StayOptions,
): { readonly stays: readonly StageStay[]; readonly excluded: { readonly [why: string]: number } } {
  const { visits = 'first', observedFrom, calendar = 'UTC' } = options;
  const since = observedFrom === undefined ? null : readBound(observedFrom, calendar, 'observedFrom');
  const clock = dayClock(history, asOf, options);
  const road = roadOf(history.path);
  const { counts, leaveOut } = exclusions();
  const stays = journeysOf(history, asOf)
    .filter(({ isVoided }) => !isVoided || leaveOut('voided'))
    .flatMap((journey) => {
      const each = staysOf(journey, road, clock, { asOf, since });
      return each.length === 0 ? leaveOut('without_stage') || [] : byVisits(each, visits);
    })
    .filter(({ end, until, days, entryDays }) => {
      if (since !== null && end !== 'open' && until < since) return leaveOut('before_observed');
      return entryDays === 0 || days > entryDays || leaveOut('no_time_at_risk');
    });
  return { stays, excluded: counts };
}

type Stay = StageStay & { readonly until: number };

function staysOf(
  { opportunity, spells, status }: Journey,
  { rank, wonRank, isDead }: Road,
  clock: DayClock,
  { asOf, since }: { readonly asOf: number; readonly since: number | null },
): readonly Stay[] {
  return spells.flatMap(({ place, at, until: left }, index): readonly Stay[] => {
    const position = rank[place] ?? -1;
    if (position < 0 || position >= wonRank) return [];
    const next = spells[index + 1]?.place;
    const until = left ?? asOf;
    const end =
      next === undefined
        ? 'open'
        : isDead(next)
          ? 'ended'
          : (rank[next] ?? -1) > position
            ? ('advanced' as const)
            : 'movedBack';
    return [
      {
        opportunity,
        position,
        at,
        until,
        days: clock(opportunity, at, until),
        entryDays: since === null || since <= at ? 0 : clock(opportunity, at, Math.min(since, until)),
        end,
        isParked: end === 'open' && status === PARKED,
      },
    ];
  });
}

function byVisits(stays: readonly Stay[], visits: 'first' | 'sum' | 'each'): readonly Stay[] {
  if (visits === 'each') return stays;
  const byStage = new Map<number, Stay>();
  for (const stay of stays) {
    const before = byStage.get(stay.position);
    if (before === undefined) byStage.set(stay.position, stay);
    else if (visits === 'sum') {
      const [days, entryDays] = [before.days + stay.days, before.entryDays + stay.entryDays];
      byStage.set(stay.position, { ...stay, at: before.at, days, entryDays });
    }
  }
  return [...byStage.values()];
}

/** Stays as columns of durations; `causeOf` 0 for those that are still open. */
export function durationsOf<S extends { readonly days: number; readonly entryDays: number }>(
  stays: readonly S[],
  causeOf: (stay: S) => number,
): Durations {
  return {
    exits: stays.map(({ days }) => days),
    causes: stays.map(causeOf),
    entries: stays.map(({ entryDays }) => entryDays),
  };
}

const MANY_OPEN = 0.2;
const MANY_PARKED = 0.1;

/** Warnings on members of which many are still open, or parked, or were seen late. */
export function durationWarnings<M extends { readonly isParked: boolean; readonly entryDays: number }>(
  members: readonly M[],
  isOpen: (member: M) => boolean,
): readonly Issue[] {
  let [open, parked, late] = [0, 0, 0];
  for (const member of members) {
    if (isOpen(member)) open++;
    if (member.isParked) parked++;
    if (member.entryDays > 0) late++;
  }
  return [
    ...(open > members.length * MANY_OPEN ? [createIssue('immature', 'history', { open }, 'warning')] : []),
    ...(parked > members.length * MANY_PARKED ? [createIssue('many_parked', 'history', { parked }, 'warning')] : []),
    ...(late > 0 ? [createIssue('seen_late', 'observedFrom', { late }, 'info')] : []),
  ];
}

/** Stays by the stage they were in, in order of the road. */
export function byPosition<S extends { readonly position: number }>(
  stays: readonly S[],
  stageCount: number,
): readonly (readonly S[])[] {
  const stages = Array.from({ length: stageCount }, (): S[] => []);
  for (const stay of stays) stages[stay.position]?.push(stay);
  return stages;
}
