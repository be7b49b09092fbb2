import { CLOSED, pathIssues } from '../history/index.js';
import { StagewrightError, wrongType } from '../issues/index.js';
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

export const CLOSING_KINDS: readonly ClosingKind[] = ['won', 'lost', 'abandoned'];

/** A closing in numbers: the kind as one above its index in `CLOSING_KINDS`, 0 for none; places -1 for none. */
export type ClosingScan = { kind: number; at: number; place: number; from: number };

export const emptyClosing = (): ClosingScan => ({ kind: 0, at: Number.NaN, place: -1, from: -1 });

/**
 * A reader of closings: `null` while it is open or waits.
 *
 * A close is what happened since it was open last, and waiting is open: a loss that went to a waiting room and is lost again
 * was reopened, and is closed when it was lost again. The kind is that of the last outcome, the instant that of its first
 * outcome of this kind which no other kind followed: who goes from one won outcome to another was won at the first. Only
 * stages behind a win, and no outcome, are a win from the first of them. `standingOf` reads closes in the same way.
 *
 * @throws {StagewrightError} of what is no path as every reader of histories; the reader `wrong_type` of what is no journey.
 */
export function closingsOn(path: StagePath): (journey: Pick<Journey, 'spells' | 'status'>) => Closing | null {
  const issues = pathIssues(path);
  if (issues.length > 0) throw new StagewrightError(issues);
  const scan = closingScanner(path);
  return (journey) => {
    try {
      const { spells, status } = journey;
      if (status !== CLOSED) return null;
      const columns = {
        place: spells.map(({ place }) => place),
        at: spells.map(({ at }) => at),
        isClosedAnew: spells.map(({ isClosedAnew }) => (isClosedAnew ? 1 : 0)),
      };
      return closingOf(scan(columns, 0, spells.length, emptyClosing()));
    } catch {
      throw new StagewrightError([wrongType('journey', 'record', journey)]);
    }
  };
}

export function closingOf({ kind, at, place, from }: ClosingScan): Closing | null {
  const named = CLOSING_KINDS[kind - 1];
  if (named === undefined) return null;
  return { kind: named, at, place: place < 0 ? null : place, from: from < 0 ? null : from };
}

type Stays = {
  readonly place: ArrayLike<number>;
  readonly at: ArrayLike<number>;
  readonly isClosedAnew: ArrayLike<number> | null;
};

/** The same over the stays `start` to `end` of one opportunity that is closed, written into `found`. */
export function closingScanner(
  path: StagePath,
): (stays: Stays, start: number, end: number, found: ClosingScan) => ClosingScan {
  const road: Road = roadOf(path);
  const firstAbandoned = path.stages.length + path.won.length + path.lost.length;
  const kinds = Uint8Array.from(road.rank, (rank, place) => {
    if (road.isDead(place)) return place < firstAbandoned ? 2 : 3;
    return rank >= road.wonRank ? 1 : 0;
  });
  const isOutcome = Uint8Array.from(road.rank, (rank, place) => (road.isDead(place) || rank === road.wonRank ? 1 : 0));
  return ({ place, at, isClosedAnew }, start, end, found) => {
    found.kind = 0;
    let first = end;
    while (first > start && kinds[place[first - 1] as number] !== 0 && (first === end || isClosedAnew?.[first] !== 1))
      first--;
    if (first === end) return found;
    let before = first - 1;
    while (before >= start && kinds[place[before] as number] !== 0) before--;
    found.from = before < start ? -1 : (place[before] as number);
    found.kind = 1;
    found.place = -1;
    found.at = at[first] as number;
    // From the last outcome back to where another kind was the last.
    for (let stay = end - 1; stay >= first; stay--) {
      const here = place[stay] as number;
      if (isOutcome[here] !== 1) continue;
      if (found.place >= 0 && kinds[here] !== found.kind) break;
      if (found.place < 0) found.place = here;
      found.kind = kinds[here] as number;
      found.at = at[stay] as number;
    }
    return found;
  };
}
