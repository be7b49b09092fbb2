import type { SalesModelInput } from '../../definition/index.js';
import type { Json } from '../../issues/index.js';
import { type AnyPlan, type SalesPlan, trackOf } from '../../plan/index.js';
import { type Demand, type Solution, solve } from '../../satisfiability/index.js';
import { readInstant } from '../../values/index.js';
import type { GivenState } from '../GivenState.js';
import { compareStep } from '../journeys/compareStep.js';
import type { Expectation, Journey, JourneyEvent, JourneyStep } from '../journeys/Journey.js';
import { playStep, type Standpoint } from '../journeys/playStep.js';
import { startJourney } from '../journeys/startJourney.js';
import type { Attempt } from './attemptsAt.js';
import { factsHeld, factsToWrite } from './factsToWrite.js';
import { branchKey, GOAL_KINDS, type GoalKind, goalsOf, type Place, reasonKey, refusalKey } from './goalsOf.js';
import type { PlannedMove } from './PlannedMove.js';
import { placeOf } from './placeOf.js';
import { Tally } from './Tally.js';
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

/** A text for reasons where the design declares none. */
const REASON = 'agreed';

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
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const { journeys, moves, uncovered } = coverPlan(plan);
 * moves // => 2
 * uncovered // => []
 * journeys[0].steps.map(({ then }) => then.refused ?? then.stage ?? then.outcome)
 * // => ['missing_action', 'rollback_not_allowed', 'b']
 * runJourneys(plan, journeys).every(({ holds }) => holds) // => true
 */
export function coverPlan<M extends SalesModelInput>(plan: SalesPlan<M>): PlanCover {
  return new Tour(plan as AnyPlan).run();
}

/** A way from a standing, whose last move, from `end`, is not yet exercised. */
type Leg = { readonly from: Standing; readonly end: Standing; readonly moves: readonly PlannedMove[] };

class Tour {
  readonly #plan: AnyPlan;
  readonly #walk: Walk;
  readonly #tally: Tally;
  readonly #journeys: Journey[] = [];
  /** Moves and attempts that did not come about as the design seems to say. */
  readonly #failed = new Set<string>();
  readonly #tried = new Set<Attempt>();
  #given: GivenState = {};
  #names: string[] = [];
  #steps: JourneyStep[] = [];
  #point: Standpoint | null = null;
  #at: Standing | null = null;
  #moves = 0;
  #refusals = 0;

  constructor(plan: AnyPlan) {
    this.#plan = plan;
    this.#walk = new Walk(plan);
    this.#tally = new Tally(plan, goalsOf(this.#walk.places));
  }

  run(): PlanCover {
    for (let leg = this.#nextLeg(); leg !== null; leg = this.#nextLeg()) {
      if (leg.from !== this.#at && !this.#start(leg.from)) continue;
      const { covered } = this.#tally;
      let [at, last]: [Standing | null, Standing] = [leg.from, leg.from];
      for (const move of leg.moves) {
        if (at === null || !this.#take(move, at)) break;
        last = at;
        at = this.#walk.after(at, move);
      }
      // What does not come about though the search thought so would be wanted for ever: a requirement that another rule hides.
      const end = leg.moves.at(-1);
      if (end !== undefined && this.#tally.covered === covered) this.#fail(end, leg.end, last);
    }
    this.#end();
    for (const place of this.#walk.places) this.#tryLate(place);
    const counts = this.#tally.counts;
    return {
      journeys: this.#journeys,
      moves: this.#moves,
      refusals: this.#refusals,
      uncovered: GOAL_KINDS.flatMap((kind) =>
        [...counts[kind]].flatMap(([goal, count]) => (count === 0 ? [{ kind, goal }] : [])),
      ),
    };
  }

  /** The shortest way to something not yet exercised: from here, or from an opening where that is shorter. */
  #nextLeg(): Leg | null {
    const here = this.#at === null ? null : this.#search([this.#at]);
    if (here?.moves.length === 1) return here;
    const anew = this.#search(this.#walk.starts.filter(({ key }) => !this.#failed.has(key)));
    if (here === null || anew === null) return here ?? anew;
    return anew.moves.length < here.moves.length ? anew : here;
  }

  #search(starts: readonly Standing[]): Leg | null {
    type Way = {
      readonly from: Standing;
      readonly at: Standing;
      readonly back: Way | null;
      readonly move: PlannedMove | null;
    };
    const seen = new Set(starts.map(({ key }) => key));
    let layer: Way[] = starts.map((from) => ({ from, at: from, back: null, move: null }));
    while (layer.length > 0) {
      const next: Way[] = [];
      let best: Way | null = null;
      for (const way of layer) {
        for (const move of way.at.place.moves) {
          if (this.#failed.has(failure(way.at, move)) || !this.#walk.isPossible(way.at, move)) continue;
          const at = this.#walk.after(way.at, move);
          if (at === null) continue;
          const reached: Way = { from: way.from, at, back: way, move };
          if (this.#isWanted(move)) {
            // What ends a journey is put off, so that there are few of them.
            if (at.place.moves.length > 0) return legOf(reached);
            best ??= reached;
          }
          if (seen.has(at.key)) continue;
          seen.add(at.key);
          next.push(reached);
        }
      }
      if (best !== null) return legOf(best);
      layer = next;
    }
    return null;

    function legOf(end: Way): Leg {
      const moves: PlannedMove[] = [];
      for (let way: Way | null = end; way !== null; way = way.back) if (way.move !== null) moves.unshift(way.move);
      return { from: end.from, end: end.back?.at ?? end.from, moves };
    }
  }

  #isWanted({ key, requirements, reasons, track, to, kind }: PlannedMove): boolean {
    if (!this.#tally.has('moves', key)) return true;
    if (requirements.some(({ path }) => !this.#tally.has('requirements', branchKey(path, 'met')))) return true;
    return (
      (kind === 'close' || kind === 'change') &&
      reasons instanceof Set &&
      this.#unused(track.series.id, placeOf(track, to), reasons) !== undefined
    );
  }

  #unused(series: string, outcome: string, reasons: ReadonlySet<string>): string | undefined {
    return [...reasons].find((reason) => !this.#tally.has('reasons', reasonKey(series, outcome, reason)));
  }

  #start(standing: Standing): boolean {
    const { track, at } = standing.place;
    if (this.#begin({ ...givenOf(standing.place), stage: placeOf(track, at) })) return true;
    this.#failed.add(standing.key);
    return false;
  }

  /** Begins a journey; `false` where the model lets none begin so. */
  #begin(given: GivenState): boolean {
    this.#end();
    try {
      const started = startJourney(this.#plan, given);
      this.#given = given;
      this.#point = started;
      this.#tally.take(started.record);
      this.#arrive();
      return this.#at !== null;
    } catch {
      return false;
    }
  }

  #end(): void {
    const { series, variant } = this.#given;
    const name = variant === undefined ? series : `${series} (${variant})`;
    if (this.#steps.length > 0)
      this.#journeys.push({ title: `${name}: ${this.#names.join(' → ')}`, given: this.#given, steps: this.#steps });
    this.#steps = [];
    this.#names = [];
    this.#point = null;
    this.#at = null;
  }

  #arrive(): void {
    const point = this.#point;
    if (point === null) return;
    const { opportunity } = point;
    const track = trackOf(this.#plan, opportunity.series, opportunity.variant);
    this.#at = track === undefined ? null : this.#walk.standingOf(opportunity, track);
    this.#names.push(String(opportunity.stage ?? opportunity.outcome));
    for (const attempt of this.#at?.place.attempts ?? []) if (attempt.later === 0) this.#try(attempt);
  }

  /** Takes a move from where the search thought to stand; `false` where it does not lead on as the search thought. */
  #take(move: PlannedMove, expected: Standing): boolean {
    const [at, point] = [this.#at, this.#point];
    if (at === null || point === null) return false;
    const found = this.#solve(point, move.demand, at);
    const reason = this.#reasonFor(move);
    const when = [{ ...move.event, ...(reason === null ? {} : { reason }) }];
    const step = { ...(found === null || found === undefined ? {} : { facts: found }), when };
    const played = playStep(this.#plan, point, step);
    if (!played.applied.ok) {
      this.#fail(move, at, expected);
      return false;
    }
    for (const entry of played.log) this.#tally.take(entry);
    const { stage, outcome } = played.opportunity;
    const then: Expectation = { ...(stage === null ? {} : { stage }), ...(outcome === null ? {} : { outcome }) };
    this.#steps.push({ ...step, then });
    this.#moves++;
    this.#point = played;
    this.#arrive();
    return this.#at !== null && this.#at.key === this.#walk.after(at, move)?.key;
  }

  #fail(move: PlannedMove, ...standings: readonly Standing[]): void {
    for (const standing of standings) this.#failed.add(failure(standing, move));
  }

  #reasonFor({ reasons, kind, track, to }: PlannedMove): string | null {
    if (reasons === false) return null;
    if (reasons === null) return REASON;
    const first = [...reasons][0] ?? REASON;
    return kind === 'close' || kind === 'change'
      ? (this.#unused(track.series.id, placeOf(track, to), reasons) ?? first)
      : first;
  }

  #try(attempt: Attempt): void {
    const { code, path, unmet, demand, least, later } = attempt;
    const isCovered =
      this.#tally.has('refusals', refusalKey(code, path)) &&
      (!unmet || this.#tally.has('requirements', branchKey(path, 'unmet')));
    if (isCovered || this.#tried.has(attempt)) return;
    this.#tried.add(attempt);
    for (const wanted of demand === least ? [demand] : [demand, least]) {
      const [at, point] = [this.#at, this.#point];
      if (at === null || point === null) return;
      const facts = this.#solve(point, wanted, at);
      if (facts === undefined) continue;
      const then: Expectation = { refused: code, at: path };
      const step: JourneyStep = {
        ...(later === 0 ? {} : { later }),
        ...(attempt.asNobody ? { as: [] } : {}),
        ...(facts === null ? {} : { facts }),
        when: [this.#eventOf(attempt, at.place)],
        then,
      };
      const played = playStep(this.#plan, point, step);
      if (played.applied.ok || !compareStep(step.then, played).holds) continue;
      for (const entry of played.log) this.#tally.take(entry);
      this.#steps.push(step);
      this.#refusals++;
      this.#point = played;
      return;
    }
  }

  #eventOf({ event, reason }: Attempt, { moves, track }: Place): JourneyEvent {
    if (reason === 'none') return event;
    if (reason === 'unknown') return { ...event, reason: `no ${REASON}` };
    const move = moves.find(
      (one) => one.event.type === event.type && (one.event.to ?? one.event.outcome) === (event.to ?? event.outcome),
    );
    if (move !== undefined) {
      const own = this.#reasonFor(move);
      return own === null ? event : { ...event, reason: own };
    }
    const id = event.type === 'changeOutcome' ? event.to : event.outcome;
    const declared = track.outcomes[track.outcomeIndex.get(id ?? '') ?? -1]?.reasons;
    return id === undefined ? event : { ...event, reason: [...(declared ?? [])][0] ?? REASON };
  }

  /** The facts to write; `null` for none, `undefined` where they cannot be. */
  #solve({ opportunity, context }: Standpoint, demand: Demand, { place }: Standing) {
    const held = factsHeld(this.#plan, opportunity, context);
    const ground = { plan: this.#plan, series: place.track.series.id };
    const found: Solution = solve(ground, demand, {
      at: readInstant(context.at) ?? 0,
      kept: held,
      fixed: (kind, id): Json | undefined => (kind === 'stageVisited' ? (opportunity.visited[id] ?? 0) > 0 : undefined),
    });
    return found.facts === null ? undefined : factsToWrite(held, found.facts);
  }

  /** What is refused only after some days has a journey of its own: time does not go back. */
  #tryLate(place: Place): void {
    for (const attempt of place.attempts) {
      if (attempt.later === 0 || this.#tally.has('refusals', refusalKey(attempt.code, attempt.path))) continue;
      const { track, outcome } = place;
      if (!this.#begin({ ...givenOf(place), outcome: track.outcomes[outcome ?? -1]?.outcome.id ?? '' })) continue;
      this.#try(attempt);
      this.#end();
    }
  }
}

const failure = ({ key }: Standing, { key: move, reasonPath }: PlannedMove): string => `${key} ${move} ${reasonPath}`;

function givenOf({ track }: Place): GivenState {
  return { series: track.series.id, ...(track.variant === null ? {} : { variant: track.variant }) };
}
