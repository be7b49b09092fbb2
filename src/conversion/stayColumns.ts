import { isVoidedIn, PARKED, type SpellColumns, type StageHistory } from '../history/index.js';
import type { InstantInput } from '../values/index.js';
import { type DayClockOptions, dayClock } from './dayClock.js';
import { firstRows } from './firstRows.js';
import { positionsBy } from './groupMembers.js';
import { exclusions, MS_PER_DAY } from './reportBounds.js';
import { roadOf } from './spellsOf.js';
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

/** How a stay ended, by its code: not yet, in a later stage or a win, in a loss or an abandonment, in an earlier stage. */
export const STAY_ENDS = ['open', 'advanced', 'ended', 'movedBack'] as const;
const OPEN_END = 0;
const ADVANCED = 1;
const ENDED = 2;
const MOVED_BACK = 3;

/** Stays in stages before the win in columns, those of one opportunity side by side. What each says: `StageStay`. */
export type StayColumns = {
  readonly opportunity: Int32Array;
  readonly position: Int16Array;
  readonly at: Float64Array;
  readonly days: Float64Array;
  /** `null` where nothing says since when the history is complete. */
  readonly entryDays: Float64Array | null;
  readonly end: Uint8Array;
  readonly isParked: Uint8Array;
};

/** The stays of every opportunity in stages before the win, and what was left out of them. Linear in events. */
export function stayColumns(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  options: StayOptions,
): { readonly stays: StayColumns; readonly excluded: { readonly [why: string]: number } } {
  const { visits = 'first', observedFrom, calendar = 'UTC' } = options;
  const since =
    observedFrom === undefined ? Number.NEGATIVE_INFINITY : readBound(observedFrom, calendar, 'observedFrom');
  const spells = history.spells(asOf);
  const clock = dayClock(history, asOf, options);
  // Days of 24 hours, the rule by far, are taken without a call for each.
  const isElapsed = (options.unit ?? 'elapsed') === 'elapsed';
  const road = roadOf(history.path);
  const rank = Int16Array.from(road.rank);
  const { counts, leaveOut } = exclusions();
  /** By position: the last stay there, of whatever opportunity. */
  const known = new Int32Array(road.wonRank).fill(-1);
  const stays = emptyColumns(spells.place.length, observedFrom !== undefined);
  const { first, end: ends, place, at, status } = spells;
  const { entryDays, days } = stays;
  const until = new Float64Array(entryDays?.length ?? 0);
  let count = 0;
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const isVoided = isVoidedIn(spells, opportunity);
    if (isVoided) leaveOut('voided');
    if (isVoided !== false) continue;
    const start = count;
    const last = (ends[opportunity] as number) - 1;
    for (let spell = first[opportunity] as number; spell <= last; spell++) {
      const position = rank[place[spell] as number] as number;
      if (position < 0 || position >= road.wonRank) continue;
      const isAgain = visits !== 'each' && (known[position] as number) >= start;
      if (isAgain && visits === 'first') continue;
      const stay = isAgain ? (known[position] as number) : count++;
      known[position] = stay;
      const from = at[spell] as number;
      const to = spell === last ? asOf : (at[spell + 1] as number);
      const before = isAgain ? (days[stay] as number) : 0;
      // Two writes: a variable for either would hold an object, as a call may have made one.
      if (isElapsed) days[stay] = before + stayDays(spells, spell, to);
      else days[stay] = before + clock(opportunity, from, to);
      if (!isAgain) stays.at[stay] = from;
      stays.opportunity[stay] = opportunity;
      stays.position[stay] = position;
      stays.end[stay] = spell === last ? OPEN_END : stayEnd(position, rank[place[spell + 1] as number] as number);
      stays.isParked[stay] = spell === last && status[opportunity] === PARKED ? 1 : 0;
      if (entryDays === null) continue;
      const unseen = since > from ? clock(opportunity, from, Math.min(since, to)) : 0;
      entryDays[stay] = isAgain ? (entryDays[stay] as number) + unseen : unseen;
      until[stay] = to;
    }
    if (count === start) leaveOut('without_stage');
    if (entryDays === null) continue;
    let kept = start;
    for (let stay = start; stay < count; stay++) {
      const unseen = entryDays[stay] as number;
      if (stays.end[stay] !== OPEN_END && (until[stay] as number) < since) leaveOut('before_observed');
      else if (unseen > 0 && (days[stay] as number) <= unseen) leaveOut('no_time_at_risk');
      else moveStay(stays, stay, kept++);
    }
    // What was moved is not where it is known to be.
    if (kept < count) known.fill(-1);
    count = kept;
  }
  return { stays: firstStays(stays, count), excluded: counts };
}

/** Elapsed days of a stay that lasted until an instant; parked time is left out. */
export function stayDays({ at, parkedMs }: SpellColumns, spell: number, until: number): number {
  const passed = until - (at[spell] as number);
  return (parkedMs === null ? passed : passed - (parkedMs[spell] as number)) / MS_PER_DAY;
}

/** How a stay ended that is not the last one, by the positions of its stage and of the next one: losses are at none. */
export function stayEnd(position: number, next: number): number {
  if (next < 0) return ENDED;
  return next > position ? ADVANCED : MOVED_BACK;
}

function emptyColumns(length: number, isLate: boolean): StayColumns {
  return {
    opportunity: new Int32Array(length),
    position: new Int16Array(length),
    at: new Float64Array(length),
    days: new Float64Array(length),
    entryDays: isLate ? new Float64Array(length) : null,
    end: new Uint8Array(length),
    isParked: new Uint8Array(length),
  };
}

/** The first of them, over the same memory. */
function firstStays({ entryDays, ...stays }: StayColumns, count: number): StayColumns {
  return { ...firstRows(stays, count), entryDays: entryDays?.subarray(0, count) ?? null };
}

function moveStay(stays: StayColumns, from: number, to: number): void {
  if (from === to) return;
  stays.opportunity[to] = stays.opportunity[from] as number;
  stays.position[to] = stays.position[from] as number;
  stays.at[to] = stays.at[from] as number;
  stays.days[to] = stays.days[from] as number;
  if (stays.entryDays !== null) stays.entryDays[to] = stays.entryDays[from] as number;
  stays.end[to] = stays.end[from] as number;
  stays.isParked[to] = stays.isParked[from] as number;
}

/** Stays by the stage they were in, in order of the road; each in their order. */
export function byStage({ position }: StayColumns, members: Int32Array, stages: number): readonly Int32Array[] {
  const stageOf = new Int32Array(members.length);
  for (let index = 0; index < members.length; index++) stageOf[index] = position[members[index] as number] as number;
  return positionsBy(stageOf, stages).map((own) => own.map((index) => members[index] as number));
}
