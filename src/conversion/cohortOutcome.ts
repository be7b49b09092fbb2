import type { SpellColumns } from '../history/index.js';
import type { Road } from './spellsOf.js';

/** What may become of one of a cohort, in the order in which it is asked. */
export const BUCKETS = ['advanced', 'abandoned', 'movedBack', 'stayed', 'tooYoung'] as const;
/** Where it stands at the end. */
export const FATES = ['further', 'abandoned', 'movedBack', 'stayed'] as const;
export const ADVANCED = 0;
export const TOO_YOUNG = 4;

type FollowUp = {
  /** The stay in which the follow-up begins, and behind the last one. */
  readonly from: number;
  readonly last: number;
  readonly end: number;
  readonly outcomeBy: 'everReached' | 'stateAtEnd';
};

/** The position in `BUCKETS`, and in two bits behind it the one in `FATES`. */
export function outcomeOf(
  { place, at }: SpellColumns,
  { from, last, end, outcomeBy }: FollowUp,
  { rank, isDead }: Road,
): number {
  const stage = place[from] as number;
  const base = rank[stage] ?? -1;
  let standing = stage;
  let hasAdvanced = false;
  for (let spell = from + 1; spell < last && (at[spell] as number) <= end; spell++) {
    standing = place[spell] as number;
    hasAdvanced ||= (rank[standing] ?? -1) > base;
  }
  const isFurther = (rank[standing] ?? -1) > base;
  const fate = isDead(standing) ? 1 : isFurther ? 0 : standing === stage ? 3 : 2;
  const advanced = outcomeBy === 'stateAtEnd' ? isFurther : hasAdvanced;
  return ((advanced ? ADVANCED : fate) << 2) | fate;
}
