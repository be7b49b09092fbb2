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

/** A reader of closings: by the last outcome, `null` while it is open or waits. Only stages behind a win, and no outcome, are a win. */
export function closingsOn(path: StagePath): (journey: Pick<Journey, 'spells' | 'status'>) => Closing | null {
  const road: Road = roadOf(path);
  const firstAbandoned = path.stages.length + path.won.length + path.lost.length;
  const kindOf = (place: number): ClosingKind | null => {
    if (road.isDead(place)) return place < firstAbandoned ? 'lost' : 'abandoned';
    return (road.rank[place] ?? -1) >= road.wonRank ? 'won' : null;
  };
  const isOutcome = (place: number) => road.isDead(place) || road.rank[place] === road.wonRank;
  return ({ spells, status }) => {
    if (status !== CLOSED) return null;
    const start = spells.findLastIndex(({ place }) => kindOf(place) === null) + 1;
    const [first] = spells.slice(start);
    if (first === undefined) return null;
    const from = spells[start - 1]?.place ?? null;
    const outcomes = spells.slice(start).filter(({ place }) => isOutcome(place));
    const last = outcomes.at(-1);
    const kind = last === undefined ? null : kindOf(last.place);
    if (last === undefined || kind === null) return { kind: 'won', at: first.at, place: null, from };
    const other = outcomes.findLastIndex(({ place }) => kindOf(place) !== kind);
    return { kind, at: outcomes[other + 1]?.at ?? last.at, place: last.place, from };
  };
}
