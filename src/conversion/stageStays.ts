import type { StageHistory } from '../history/index.js';
import { createIssue, type Issue } from '../issues/index.js';
import type { Durations } from '../statistics/index.js';
import { STAY_ENDS, type StayColumns, type StayOptions, stayColumns } from './stayColumns.js';

export { type StayOptions, VISITS } from './stayColumns.js';

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

/** The stays of `stayColumns` as objects. */
export function stageStays(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  options: StayOptions,
): { readonly stays: readonly StageStay[]; readonly excluded: { readonly [why: string]: number } } {
  const { stays, excluded } = stayColumns(history, asOf, options);
  const { opportunity, position, at, days, entryDays, end, isParked } = stays;
  return {
    stays: Array.from(opportunity, (own, stay) => ({
      opportunity: own,
      position: position[stay] as number,
      at: at[stay] as number,
      days: days[stay] as number,
      entryDays: entryDays?.[stay] ?? 0,
      end: STAY_ENDS[end[stay] as number] as StayEnd,
      isParked: isParked[stay] === 1,
    })),
    excluded,
  };
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
  return countWarnings(members.length, { open, parked, late });
}

/** The same warnings on members in columns; an `end` of 0 is none so far. */
export function columnWarnings({
  end,
  isParked,
  entryDays,
}: Pick<StayColumns, 'end' | 'isParked' | 'entryDays'>): readonly Issue[] {
  let [open, parked, late] = [0, 0, 0];
  for (let member = 0; member < end.length; member++) {
    if (end[member] === 0) open++;
    if (isParked[member] === 1) parked++;
    if ((entryDays?.[member] ?? 0) > 0) late++;
  }
  return countWarnings(end.length, { open, parked, late });
}

function countWarnings(
  members: number,
  { open, parked, late }: { readonly open: number; readonly parked: number; readonly late: number },
): readonly Issue[] {
  return [
    ...(open > members * MANY_OPEN ? [createIssue('immature', 'history', { open }, 'warning')] : []),
    ...(parked > members * MANY_PARKED ? [createIssue('many_parked', 'history', { parked }, 'warning')] : []),
    ...(late > 0 ? [createIssue('seen_late', 'observedFrom', { late }, 'info')] : []),
  ];
}

/** Durations of some members in columns; an `end` of 0 is none so far. */
export function columnDurations(
  { days, entryDays, end }: Pick<StayColumns, 'days' | 'entryDays' | 'end'>,
  members: Int32Array,
): Durations & { readonly exits: Float64Array; readonly causes: Uint8Array } {
  const exits = new Float64Array(members.length);
  const causes = new Uint8Array(members.length);
  const entries = new Float64Array(members.length);
  for (let index = 0; index < members.length; index++) {
    const member = members[index] as number;
    exits[index] = days[member] as number;
    causes[index] = end[member] as number;
    if (entryDays !== null) entries[index] = entryDays[member] as number;
  }
  return { exits, causes, entries };
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
