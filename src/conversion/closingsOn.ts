import { CLOSED } from '../history/index.js';
import type { StagePath } from '../values/index.js';
import { type Journey, type Road, roadOf } from './spellsOf.js';

export type ClosingKind = 'won' | 'lost' | 'abandoned';

/** How an opportunity that is closed came to be so. */
export type Closing = {
  readonly kind: ClosingKind;
  /** The first entry into an outcome of this kind that was not left for work, or another kind, again. */
  readonly at: number;
  /** The last outcome of this kind; `null` where only a stage behind the win is known. */
  readonly place: number | null;
  /** The last stage before it; `null`: closed without ever standing in one. */
  readonly from: number | null;
};

/** A reader of closings: by the last outcome, `null` while it is open or waits. What lies behind a win is won. */
export function closingsOn(path: StagePath): (journey: Pick<Journey, 'spells' | 'status'>) => Closing | null {
  const road: Road = roadOf(path);
  const firstAbandoned = path.stages.length + path.won.length + path.lost.length;
  const kindOf = (place: number): ClosingKind | null => {
    if (road.isDead(place)) return place < firstAbandoned ? 'lost' : 'abandoned';
    return (road.rank[place] ?? -1) >= road.wonRank ? 'won' : null;
  };
  const isOutcome = (place: number) => road.isDead(place) || road.rank[place] === road.wonRank;
  return ({ spells, status }) => {
    const last = spells.at(-1);
    const kind = last === undefined || status !== CLOSED ? null : kindOf(last.place);
    if (kind === null) return null;
    let first = spells.length - 1;
    while (first > 0 && kindOf(spells[first - 1]?.place ?? -1) === kind) first--;
    const outcomes = spells.slice(first).filter(({ place }) => isOutcome(place));
    const from = spells.slice(0, first).findLast(({ place }) => kindOf(place) === null);
    return { kind, at: spells[first]?.at ?? 0, place: outcomes.at(-1)?.place ?? null, from: from?.place ?? null };
  };
}
