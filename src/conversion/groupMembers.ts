import { type AttributeMoments, attributeCodesAt, type StageHistory } from '../history/index.js';
import { type CalendarInput, dateOfDay, type PeriodUnit, periodKey, readCalendar, zoneClock } from '../values/index.js';
import { picked } from './picked.js';

/** At which moment each member counts, and what that makes of attributes that change (`readAttributeAt`). */
type Counting<M> = {
  readonly moment: (member: M) => number;
  readonly momentsOf: (counted: Float64Array | number) => AttributeMoments;
};

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
 * Members by the values of attributes as they were at the moments of each, and by period where one is asked for; groups in
 * order of their keys, the period first. Every member is in exactly one group; a period that the calendar does not cover is `null`,
 * as it is for a member without an instant (`NaN`).
 */
export function groupMembers<A extends string, B extends A, M extends { readonly opportunity: number }, E>(
  history: StageHistory<A>,
  members: readonly M[],
  groupBy: readonly B[],
  { moment, momentsOf }: Counting<M>,
  periodic?: Periodic<M> & { readonly every: E },
): readonly { readonly key: Key<B | Every<E>>; readonly members: readonly M[] }[] {
  if (groupBy.length === 0 && periodic?.every === undefined) return [];
  const opportunities = Int32Array.from(members, ({ opportunity }) => opportunity);
  const every = periodic && { ...periodic, at: Float64Array.from(members, periodic.at) };
  const moments = momentsOf(groupBy.length === 0 ? 0 : Float64Array.from(members, moment));
  return groupPositions<A, B, E>(history, opportunities, groupBy, moments, every).map(({ key, positions }) => ({
    key,
    members: Array.from(positions, (position) => members[position] as M),
  }));
}

/** The same over columns: members are positions in a list of opportunities, and of moments. Linear in members. */
export function groupPositions<A extends string, B extends A, E>(
  history: StageHistory<A>,
  opportunities: Int32Array,
  groupBy: readonly B[],
  moments: AttributeMoments,
  periodic?: {
    readonly every: (PeriodUnit | undefined) & E;
    readonly calendar: CalendarInput;
    readonly at: Float64Array;
  },
): readonly { readonly key: Key<B | Every<E>>; readonly positions: Int32Array }[] {
  const dimensions: Dimension[] = [];
  if (periodic?.every !== undefined)
    dimensions.push(periodsOf(periodic.at.subarray(0, opportunities.length), periodic.every, periodic.calendar));
  for (const name of groupBy) dimensions.push({ name, ...attributeCodesAt(history, name, opportunities, moments) });
  if (dimensions.length === 0) return [];
  let groupOf: Int32Array = new Int32Array(opportunities.length);
  let parts: readonly (readonly (readonly [string, string | null])[])[] = [[]];
  for (const { name, names, codes } of dimensions) {
    const { numbers, codesOf } = numbered(pairs(groupOf, codes, names.length), parts.length * names.length);
    groupOf = numbers;
    parts = codesOf.map((pair) => [
      ...(parts[Math.floor(pair / names.length)] ?? []),
      [name, names[pair % names.length] ?? null] as const,
    ]);
  }
  const positions = positionsBy(groupOf, parts.length);
  return parts
    .map((of, group) => ({ of, positions: positions[group] as Int32Array, name: JSON.stringify(of) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ of, positions }) => ({ key: Object.fromEntries(of) as Key<B | Every<E>>, positions }));
}

/** By position a code, and what each code stands for. */
type Dimension = { readonly name: string; readonly names: readonly (string | null)[]; readonly codes: Float64Array };

/** 0 to below `count`: all of a list. */
export function positionsUpTo(count: number): Int32Array {
  const positions = new Int32Array(count);
  for (let position = 0; position < count; position++) positions[position] = position;
  return positions;
}

/** Two numbers as one: of a group, and of one of so many codes. */
function pairs(groupOf: Int32Array, codes: Float64Array, size: number): Float64Array {
  const both = new Float64Array(codes.length);
  for (let position = 0; position < both.length; position++)
    both[position] = (groupOf[position] as number) * size + (codes[position] as number);
  return both;
}

/** Beyond this many codes a dictionary takes less than a table. */
const LARGEST_TABLE = 65_536;

/** Codes numbered anew from 0 in order of appearance, and the code behind each number. */
function numbered(
  codes: Float64Array,
  below: number,
): { readonly numbers: Int32Array; readonly codesOf: readonly number[] } {
  const numbers = new Int32Array(codes.length);
  const codesOf: number[] = [];
  const table = below <= LARGEST_TABLE ? new Int32Array(below) : null;
  const known = new Map<number, number>();
  for (let position = 0; position < codes.length; position++) {
    const code = codes[position] as number;
    // One above the number; 0 for none so far.
    let number = table === null ? (known.get(code) ?? 0) : (table[code] as number);
    if (number === 0) {
      number = codesOf.push(code);
      if (table === null) known.set(code, number);
      else table[code] = number;
    }
    numbers[position] = number - 1;
  }
  return { numbers, codesOf };
}

/** Positions by group, each in their order: a counting sort. */
export function positionsBy(groupOf: Int32Array, groups: number): readonly Int32Array[] {
  const ends = new Int32Array(groups + 1);
  for (let position = 0; position < groupOf.length; position++) {
    const group = groupOf[position] as number;
    ends[group + 1] = (ends[group + 1] as number) + 1;
  }
  for (let group = 0; group < groups; group++) ends[group + 1] = (ends[group + 1] as number) + (ends[group] as number);
  const sorted = new Int32Array(groupOf.length);
  const next = ends.slice();
  for (let position = 0; position < groupOf.length; position++) {
    const group = groupOf[position] as number;
    const at = next[group] as number;
    sorted[at] = position;
    next[group] = at + 1;
  }
  return Array.from({ length: groups }, (_, group) => sorted.subarray(ends[group], ends[group + 1]));
}

/** The zone is asked once per span of one offset, the calendar once per day. */
function periodsOf(at: Float64Array, every: PeriodUnit, calendar: CalendarInput): Dimension {
  const known = readCalendar(calendar);
  const dayOf = zoneClock(known);
  const days = new Float64Array(at.length);
  let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let position = 0; position < days.length; position++) {
    const instant = at[position] as number;
    const day = Number.isNaN(instant) ? instant : dayOf(instant);
    days[position] = day;
    if (day < earliest) earliest = day;
    if (day > latest) latest = day;
  }
  // Days as codes from 1; 0 for none.
  for (let position = 0; position < days.length; position++) {
    const day = days[position] as number;
    days[position] = Number.isNaN(day) ? 0 : day - earliest + 1;
  }
  const { numbers, codesOf } = numbered(days, latest < earliest ? 1 : latest - earliest + 2);
  const keys = codesOf.map((code) => (code === 0 ? null : periodKey(known, every, dateOfDay(earliest + code - 1))));
  const names = [...new Set(keys)];
  return {
    name: 'period',
    names,
    codes: picked(
      keys.map((key) => names.indexOf(key)),
      numbers,
    ),
  };
}
