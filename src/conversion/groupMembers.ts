import type { StageHistory } from '../history/index.js';
import { type CalendarInput, dateOfDay, type PeriodUnit, periodKey, readCalendar, zoneClock } from '../values/index.js';

/** Periods of a named zone and (fiscal) calendar, by an instant of each member. */
export type Periodic<M> = {
  readonly every: PeriodUnit | undefined;
  readonly calendar: CalendarInput;
  readonly at: (member: M) => number;
};

/** The key of the period stands beside those of the attributes, as `period`. */
export type Every<E> = E extends string ? 'period' : never;

type Group<M, B extends string> = {
  readonly key: { readonly [P in B]: string | null };
  readonly members: readonly M[];
};

/**
 * Members by the values of attributes, and by period where one is asked for; groups in order of their keys, the period
 * first. Every member is in exactly one group; a period that the calendar does not cover is `null`.
 */
export function groupMembers<A extends string, B extends A, M extends { readonly opportunity: number }, E>(
  { values }: StageHistory<A>,
  members: readonly M[],
  groupBy: readonly B[],
  periodic?: Periodic<M> & { readonly every: E },
): readonly Group<M, B | Every<E>>[] {
  const periodKeyOf = periodic?.every === undefined ? null : periodsBy(periodic);
  if (groupBy.length === 0 && periodKeyOf === null) return [];
  const groups = new Map<string, { key: { readonly [P in B | Every<E>]: string | null }; members: M[] }>();
  for (const member of members) {
    const parts = [
      ...(periodKeyOf === null ? [] : [['period', periodKeyOf(member)] as const]),
      ...groupBy.map((name) => [name, values[name][member.opportunity] ?? null] as const),
    ];
    const name = JSON.stringify(parts);
    const group = groups.get(name) ?? {
      key: Object.fromEntries(parts) as { readonly [P in B | Every<E>]: string | null },
      members: [],
    };
    groups.set(name, group);
    group.members.push(member);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** The zone is asked once per span of one offset, the calendar once per day. */
function periodsBy<M>({ every = 'month', calendar, at }: Periodic<M>): (member: M) => string | null {
  const days = readCalendar(calendar);
  const dayOf = zoneClock(days);
  const keys = new Map<number, string | null>();
  return (member) => {
    const day = dayOf(at(member));
    const known = keys.get(day);
    if (known !== undefined) return known;
    const key = periodKey(days, every, dateOfDay(day));
    keys.set(day, key);
    return key;
  };
}
