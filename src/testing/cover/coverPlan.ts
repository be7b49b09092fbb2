import type { SalesModelInput } from '../../definition/index.js';
import type { AnyPlan, SalesPlan } from '../../plan/index.js';
import type { GivenState } from '../GivenState.js';
import type { Journey } from '../journeys/Journey.js';
import { branchKey, GOAL_KINDS, type GoalKind, goalsOf, type Place, refusalKey } from './goalsOf.js';
import { JourneyWriter } from './JourneyWriter.js';
import { type Leg, nearestLeg } from './nearestLeg.js';
import type { PlannedMove } from './PlannedMove.js';
import { placeOf } from './placeOf.js';
import { Tally } from './Tally.js';
import { unusedReason } from './unusedReason.js';
import { type Standing, Walk } from './Walk.js';

/** What `coverPlan` found. Plain data: the journeys can be written to a file and kept. */
export type PlanCover = {
  readonly journeys: readonly Journey[];
  /** Steps that move, over all journeys. */
  readonly moves: number;
  /** Steps that are refused, over all journeys. */
  readonly refusals: number;
  /** What no journey comes to: a stage that nothing leads to, a rule that an earlier one hides, facts that exclude each other. */
  readonly uncovered: readonly { readonly kind: GoalKind; readonly goal: string }[];
};

/**
 * A small set of journeys that exercises a whole design: every stage, move, outcome and reason, every requirement met
 * and not met, and every refusal that a rule of the moves can give. Each step carries the facts that meet what it asks
 * for, or just fail the one requirement that it is about, and says what it must come to. They run with `runJourneys`,
 * and, written to a file, are golden journeys.
 *
 * Moves are those of the table of moves (`coverage` counts the same): parking, handing over, voiding and the votes of a
 * process are not. It is a tour: from where it stands to the nearest move that is not yet exercised, or anew from an
 * opening where that is nearer; as many moves as the shortest closed tour has, or few more (never the simple paths,
 * whose number explodes). Cost: moves × requirements for a design without conditions on visited stages.
 *
 * @returns journeys, their size, and what cannot be exercised.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { coverPlan, runJourneys } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Demo' },
 *   series: [{
 *     id: 's', won: 'order-placed', moves: { rollBack: 'forbid' }, stages: [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const { journeys, moves, uncovered } = coverPlan(plan);
 * moves // => 2
 * uncovered // => []
 * journeys[0]?.steps.map(({ then }) => then.refused ?? then.stage ?? then.outcome)
 * // => ['missing_action', 'outcome_not_reachable', 'b', 'reason_required', 'close_required', 'rollback_not_allowed', 'won', 'reopen_not_allowed']
 * runJourneys(plan, journeys).every(({ holds }) => holds) // => true
 */
export function coverPlan<M extends SalesModelInput>(plan: SalesPlan<M>): PlanCover {
  const walk = new Walk(plan as AnyPlan);
  const tally = new Tally(plan as AnyPlan, goalsOf(walk.places));
  const writer = new JourneyWriter(plan as AnyPlan, walk, tally);
  /** Moves that did not come about as the design seems to say, and openings that are none. */
  const failed = new Set<string>();

  for (let leg = nextLeg(); leg !== null; leg = nextLeg()) {
    const { from, end, moves } = leg;
    if (
      from !== writer.at &&
      !writer.begin({ ...givenOf(from.place), stage: placeOf(from.place.track, from.place.at) })
    ) {
      failed.add(from.key);
      continue;
    }
    const { covered } = tally;
    let at: Standing | null = from;
    for (const move of moves) {
      const here: Standing | null = writer.at;
      if (at === null || here === null) break;
      if (!writer.take(move)) {
        for (const standing of [at, here]) failed.add(failure(standing, move));
        break;
      }
      at = walk.after(at, move);
    }
    // What does not come about though the search thought so would be wanted for ever: a requirement that another rule hides.
    const wanted = moves.at(-1);
    if (wanted !== undefined && tally.covered === covered) failed.add(failure(end, wanted));
  }
  // What is refused only after some days has a journey of its own: time does not go back.
  for (const place of walk.places) {
    for (const attempt of place.attempts) {
      if (attempt.later === 0 || tally.has('refusals', refusalKey(attempt.code, attempt.path))) continue;
      const outcome = place.track.outcomes[place.outcome ?? -1]?.outcome.id ?? '';
      if (writer.begin({ ...givenOf(place), outcome })) writer.attempt(attempt);
    }
  }
  writer.end();
  const { journeys, moves, refusals } = writer;
  const uncovered = GOAL_KINDS.flatMap((kind) =>
    [...tally.counts[kind]].flatMap(([goal, count]) => (count === 0 ? [{ kind, goal }] : [])),
  );
  return { journeys, moves, refusals, uncovered };

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

function givenOf({ track }: Place): GivenState {
  return { series: track.series.id, ...(track.variant === null ? {} : { variant: track.variant }) };
}
