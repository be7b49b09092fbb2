import { type Counted, type GroupKey, keepCounted } from './counted.js';

/** The same for measures over columns: members are positions in a list of opportunities. */
export function keepPositions<R extends object, T>(
  report: R,
  by: {
    readonly ids: readonly string[];
    readonly opportunity: Int32Array;
    readonly groups: () => readonly { readonly positions: Int32Array }[];
    readonly value: (positions: Int32Array, key: GroupKey) => T;
    /** How many of the opportunities are members. */
    readonly count: number;
  },
): R {
  const { ids, opportunity, groups, value, count } = by;
  const counted: Counted<number, T> = {
    members: Int32Array.from({ length: count }, (_, position) => position),
    groups: () => groups().map(({ positions }) => ({ members: positions })),
    idOf: (position) => ids[opportunity[position] as number] ?? '',
    value: (members, key) => value(Int32Array.from(members), key),
  };
  return keepCounted(report, counted);
}
