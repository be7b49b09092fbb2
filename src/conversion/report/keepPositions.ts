import { positionsUpTo } from '../groupMembers.js';
import { type Counted, keepCounted } from './counted.js';

/** The same for measures over columns: members are positions in a list of opportunities, which is asked for with them. */
export function keepPositions<R extends object, T>(
  report: R,
  by: {
    readonly ids: readonly string[];
    readonly opportunity: Int32Array;
    /** How many of them make the whole, from the first on; left out: all. */
    readonly count?: number;
    readonly groups: () => readonly { readonly positions: Int32Array }[];
    readonly value: (positions: Int32Array) => T;
  },
): R {
  const { ids, groups, value } = by;
  const counted: Counted<number, T> = {
    get members() {
      return positionsUpTo(by.count ?? by.opportunity.length);
    },
    groups: () => groups().map(({ positions }) => ({ members: positions })),
    idOf: (position) => ids[by.opportunity[position] as number] ?? '',
    value: (members) => value(Int32Array.from(members)),
  };
  return keepCounted(report, counted);
}
