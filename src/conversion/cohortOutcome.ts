import type { AnyHistory, SpellColumns } from '../history/index.js';
import { roadOf } from './spellsOf.js';

/** What may become of one of a cohort, in the order in which it is asked. */
export const BUCKETS = ['advanced', 'abandoned', 'movedBack', 'stayed', 'tooYoung'] as const;
/** Where it stands at the end. */
export const FATES = ['further', 'abandoned', 'movedBack', 'stayed'] as const;
export const ADVANCED = 0;
export const TOO_YOUNG = 4;

/** How far along the road each place lies, where it ends, and which of the follow-up counts. */
export type OutcomeTable = {
  readonly rank: Int16Array;
  readonly isDead: Uint8Array;
  readonly isByEnd: boolean;
};

export function outcomeTable({ places, path }: AnyHistory, outcomeBy: 'everReached' | 'stateAtEnd'): OutcomeTable {
  const { rank, isDead } = roadOf(path);
  return {
    rank: Int16Array.from(rank),
    isDead: Uint8Array.from(places, (_, place) => (isDead(place) ? 1 : 0)),
    isByEnd: outcomeBy === 'stateAtEnd',
  };
}

/** The position in `BUCKETS`, and in two bits behind it the one in `FATES`, of a follow-up from one stay on to before another. */
export function outcomeOf(
  { place, at }: SpellColumns,
  from: number,
  behind: number,
  end: number,
  { rank, isDead, isByEnd }: OutcomeTable,
): number {
  const stage = place[from] as number;
  const base = rank[stage] as number;
  let standing = stage;
  let hasAdvanced = false;
  for (let spell = from + 1; spell < behind && (at[spell] as number) <= end; spell++) {
    standing = place[spell] as number;
    if ((rank[standing] as number) > base) hasAdvanced = true;
  }
  const isFurther = (rank[standing] as number) > base;
  const fate = isDead[standing] === 1 ? 1 : isFurther ? 0 : standing === stage ? 3 : 2;
  return (((isByEnd ? isFurther : hasAdvanced) ? ADVANCED : fate) << 2) | fate;
}

/** The ids of some of a cohort, given by their positions, by what became of each. */
export function idsByBucket(
  ids: readonly string[],
  { opportunity, bucket }: { readonly opportunity: ArrayLike<number>; readonly bucket: ArrayLike<number> },
  positions: Int32Array,
): { readonly [bucket in (typeof BUCKETS)[number]]: readonly string[] } {
  const [advanced, abandoned, movedBack, stayed, tooYoung] = BUCKETS.map((_, of) =>
    Array.from(
      positions.filter((position) => bucket[position] === of),
      (position) => ids[opportunity[position] as number] ?? '',
    ),
  ) as [string[], string[], string[], string[], string[]];
  return { advanced, abandoned, movedBack, stayed, tooYoung };
}
