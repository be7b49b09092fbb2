import { isVoidedIn, type SpellColumns, type StageHistory } from '../history/index.js';
import { instantText } from '../values/index.js';
import { roadOf } from './spellsOf.js';

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
  spells: SpellColumns,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Restated[] {
  const { rank, wonRank, isDead } = roadOf(path);
  const isOutcome = Uint8Array.from(places, (_, place) => (isDead(place) || rank[place] === wonRank ? 1 : 0));
  const isBehind = Uint8Array.from(places, (_, place) => (!isDead(place) && (rank[place] ?? -1) > wonRank ? 1 : 0));
  const { first, end: ends, place, at, closedBefore } = spells;
  const restated: Restated[] = [];
  // A close that nothing followed is the last word.
  if (closedBefore === null) return restated;
  for (let opportunity = 0; opportunity < ids.length; opportunity++) {
    if (closedBefore[opportunity] === 0) continue;
    const start = first[opportunity] as number;
    const end = ends[opportunity] as number;
    // A stage behind the win leaves the close as it was.
    let standing = end - 1;
    while (standing >= start && isBehind[place[standing] as number] === 1) standing--;
    if (isVoidedIn(spells, opportunity)) standing = -1;
    const last = standing < start ? -1 : (place[standing] as number);
    for (let spell = start; spell < end; spell++) {
      if (spell === standing || isOutcome[place[spell] as number] === 0) continue;
      const closedAt = at[spell] as number;
      if (closedAt < from || closedAt >= to) continue;
      restated.push({
        id: ids[opportunity] ?? '',
        closedAt: instantText(closedAt),
        outcome: places[place[spell] as number] ?? '',
        now: isOutcome[last] === 1 ? (places[last] ?? null) : null,
      });
    }
  }
  return restated;
}
