import { branchKey } from './goalKeys.js';
import type { JourneyWriter } from './JourneyWriter.js';
import { type Leg, nearestLeg } from './nearestLeg.js';
import type { PlannedMove } from './PlannedMove.js';
import { placeOf } from './placeOf.js';
import type { Tally } from './Tally.js';
import { tourOf } from './tour/tourOf.js';
import { unusedReason } from './unusedReason.js';
import type { Standing, Walk } from './Walk.js';

/**
 * Makes every move: on the shortest tour, where one can be planned. What is left then, for a move may come about
 * otherwise than the design seems to say, and where conditions ask what was visited before: from where it stands to the
 * nearest move that is not yet exercised, or anew from an opening.
 */
export function coverMoves(walk: Walk, tally: Tally, writer: JourneyWriter): void {
  /** Moves that did not come about as the design seems to say, and openings that are none. */
  const failed = new Set<string>();

  for (const { from, moves } of tourOf(walk)) {
    if (writer.begin(from.place, from.raised)) follow(from, moves);
    else failed.add(from.key);
  }
  for (let leg = nextLeg(); leg !== null; leg = nextLeg()) {
    const { from, end, moves } = leg;
    if (from !== writer.at && !writer.begin(from.place, from.raised)) {
      failed.add(from.key);
      continue;
    }
    const { covered } = tally;
    follow(from, moves);
    // What does not come about though the search thought so would be wanted for ever: a requirement that another rule hides.
    const wanted = moves.at(-1);
    if (wanted !== undefined && tally.covered === covered) failed.add(failure(end, wanted));
  }

  /** Makes moves as far as they come about. */
  function follow(from: Standing, moves: readonly PlannedMove[]): void {
    let at: Standing | null = from;
    for (const move of moves) {
      const here: Standing | null = writer.at;
      if (at === null || here === null) return;
      if (!writer.take(move)) {
        for (const standing of [at, here]) failed.add(failure(standing, move));
        return;
      }
      at = walk.after(at, move);
    }
  }

  /** The shortest way to something not yet exercised: from here, or from an opening where that is shorter. */
  function nextLeg(): Leg | null {
    const here = writer.at === null ? null : legFrom([writer.at]);
    if (here?.moves.length === 1) return here;
    const anew = legFrom(walk.starts.filter(({ key }) => !failed.has(key)));
    if (here === null || anew === null) return here ?? anew;
    return anew.moves.length < here.moves.length ? anew : here;
  }

  function legFrom(starts: readonly Standing[]): Leg | null {
    return nearestLeg(walk, starts, isWanted, (at, move) => failed.has(failure(at, move)));
  }

  function isWanted({ key, requirements, reasons, track, to, kind }: PlannedMove): boolean {
    if (!tally.has('moves', key)) return true;
    if (requirements.some(({ path }) => !tally.has('requirements', branchKey(path, 'met')))) return true;
    return (
      (kind === 'close' || kind === 'change') &&
      reasons instanceof Set &&
      unusedReason(tally, track.series.id, placeOf(track, to), reasons) !== undefined
    );
  }
}

const failure = ({ key }: Standing, { key: move, reasonPath }: PlannedMove): string => `${key} ${move} ${reasonPath}`;
