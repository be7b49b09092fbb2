import type { StageHistory } from '../history/index.js';
import { instantText } from '../values/index.js';
import { type Journey, roadOf } from './spellsOf.js';

/** A close that a period's rate no longer counts as it once did. */
export type Restated = {
  readonly id: string;
  readonly closedAt: string;
  readonly outcome: string;
  /** Its outcome now; `null`: open again, or voided. */
  readonly now: string | null;
};

/** Closes of a period that were not the last word: reopened, closed again with another outcome, or voided. */
export function restatedIn(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { ids, places, path }: StageHistory<any>,
  journeys: readonly Journey[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly Restated[] {
  const { rank, wonRank, isDead } = roadOf(path);
  return journeys.flatMap(({ opportunity, spells, isVoided }) => {
    const outcomes = spells.map(({ place }) => {
      const position = rank[place] ?? -1;
      return isDead(place) || position === wonRank ? place : position > wonRank ? 'behind' : null;
    });
    const standing = isVoided ? -1 : outcomes.findLastIndex((outcome) => outcome !== 'behind');
    const last = outcomes[standing];
    return spells.flatMap(({ at, place }, index): readonly Restated[] => {
      if (typeof outcomes[index] !== 'number' || index === standing || at < from || at >= to) return [];
      const now = typeof last === 'number' ? (places[last] ?? null) : null;
      return [{ id: ids[opportunity] ?? '', closedAt: instantText(at), outcome: places[place] ?? '', now }];
    });
  });
}
