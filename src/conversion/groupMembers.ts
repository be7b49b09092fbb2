import type { StageHistory } from '../history/index.js';
import { type CalendarInput, dateOfDay, type PeriodUnit, periodKey, readCalendar, zoneClock } from '../values/index.js';

/** Periods of a named zone and (fiscal) calendar, by an instant of each member. */
type Periodic<M> = {
  readonly every: PeriodUnit | undefined;
  readonly calendar: CalendarInput;
  readonly at: (member: M) => number;
};

/** The key of the period stands beside those of the attributes, as `period`. */
export type Every<E> = E extends string ? 'period' : never;

type Key<B extends string> = { readonly [P in B]: string | null };

/**
 * Members by the values of attributes, and by period where one is asked for; groups in order of their keys, the period
 * first. Every member is in exactly one group; a period that the calendar does not cover is `null`.
 */
export function groupMembers<A extends string, B extends A, M extends { readonly opportunity: number }, E>(
  history: StageHistory<A>,
  members: readonly M[],
  groupBy: readonly B[],
  periodic?: Periodic<M> & { readonly every: E },
): readonly { readonly key: Key<B | Every<E>>; readonly members: readonly M[] }[] {
  if (groupBy.length === 0 && periodic?.every === undefined) return [];
  const opportunities = Int32Array.from(members, ({ opportunity }) => opportunity);
  const every = periodic && { ...periodic, at: Float64Array.from(members, periodic.at) };
  return groupPositions<A, B, E>(history, opportunities, groupBy, every).map(({ key, positions }) => ({
    key,
    members: Array.from(positions, (position) => members[position] as M),
  }));
}

/** The same over columns: members are positions in a list of opportunities. Linear in members. */
export function groupPositions<A extends string, B extends A, E>(
  { values }: StageHistory<A>,
  opportunities: Int32Array,
  groupBy: readonly B[],
  periodic?: {
    readonly every: (PeriodUnit | undefined) & E;
    readonly calendar: CalendarInput;
    readonly at: Float64Array;
  },
): readonly { readonly key: Key<B | Every<E>>; readonly positions: Int32Array }[] {
  const dimensions: { readonly name: string; readonly read: (position: number) => string | null }[] = [];
  if (periodic?.every !== undefined) {
    const keyOf = periodsBy(periodic.every, periodic.calendar);
    dimensions.push({ name: 'period', read: (position) => keyOf(periodic.at[position] as number) });
  }
  for (const name of groupBy) {
    const column = values[name];
    dimensions.push({ name, read: (position) => column[opportunities[position] as number] ?? null });
  }
  if (dimensions.length === 0) return [];
  let groups: readonly {
    readonly parts: readonly (readonly [string, string | null])[];
    readonly positions: Int32Array;
  }[] = [{ parts: [], positions: positionsUpTo(opportunities.length) }];
  for (const { name, read } of dimensions)
    groups = groups.flatMap(({ parts, positions }) =>
      split(positions, read).map(({ value, positions }) => ({
        parts: [...parts, [name, value] as const],
        positions,
      })),
    );
  return groups
    .filter(({ positions }) => positions.length > 0)
    .map(({ parts, positions }) => ({ parts, positions, name: JSON.stringify(parts) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ parts, positions }) => ({ key: Object.fromEntries(parts) as Key<B | Every<E>>, positions }));
}

/** 0 to below `count`: all of a list. */
export function positionsUpTo(count: number): Int32Array {
  const positions = new Int32Array(count);
  for (let position = 0; position < count; position++) positions[position] = position;
  return positions;
}

/** Positions by a value, in their order. */
function split(
  positions: Int32Array,
  read: (position: number) => string | null,
): readonly { readonly value: string | null; readonly positions: Int32Array }[] {
  const codes = new Map<string | null, number>();
  const counts: number[] = [];
  const codeOf = new Int32Array(positions.length);
  for (let index = 0; index < positions.length; index++) {
    const value = read(positions[index] as number);
    let code = codes.get(value);
    if (code === undefined) {
      code = counts.push(0) - 1;
      codes.set(value, code);
    }
    codeOf[index] = code;
    counts[code] = (counts[code] as number) + 1;
  }
  const parts = counts.map((count) => new Int32Array(count));
  const next = counts.map(() => 0);
  for (let index = 0; index < positions.length; index++) {
    const code = codeOf[index] as number;
    const at = next[code] as number;
    (parts[code] as Int32Array)[at] = positions[index] as number;
    next[code] = at + 1;
  }
  return [...codes].map(([value, code]) => ({ value, positions: parts[code] as Int32Array }));
}

/** The zone is asked once per span of one offset, the calendar once per day. */
function periodsBy(every: PeriodUnit, calendar: CalendarInput): (at: number) => string | null {
  const days = readCalendar(calendar);
  const dayOf = zoneClock(days);
  const keys = new Map<number, string | null>();
  return (at) => {
    const day = dayOf(at);
    const known = keys.get(day);
    if (known !== undefined) return known;
    const key = periodKey(days, every, dateOfDay(day));
    keys.set(day, key);
    return key;
  };
}
