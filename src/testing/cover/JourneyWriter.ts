import { type Json, StagewrightError } from '../../issues/index.js';
import { type AnyPlan, trackOf } from '../../plan/index.js';
import { type Demand, type Solution, solve } from '../../satisfiability/index.js';
import { readInstant } from '../../values/index.js';
import type { GivenState } from '../GivenState.js';
import { compareStep } from '../journeys/compareStep.js';
import type { Expectation, Journey, JourneyStep } from '../journeys/Journey.js';
import { playStep, type Standpoint } from '../journeys/playStep.js';
import { startJourney } from '../journeys/startJourney.js';
import type { Attempt } from './Attempt.js';
import type { PlannedEvent } from './events/PlannedEvent.js';
import { factsHeld, factsToWrite } from './factsToWrite.js';
import { branchKey, refusalKey } from './goalKeys.js';
import type { Exercises } from './goalsOf.js';
import type { PlannedMove } from './PlannedMove.js';
import type { Place } from './placesOf.js';
import type { Raised } from './Raisings.js';
import type { Tally } from './Tally.js';
import type { Standing, Walk } from './Walk.js';
import { eventOf, reasonOf } from './writtenEvent.js';

/**
 * Writes journeys step by step, each played through the kernel at once, with the facts that it needs. At every place
 * that a journey comes to, the refusals that are not yet exercised are tried first.
 */
export class JourneyWriter {
  readonly journeys: Journey[] = [];
  /** Steps over all journeys: that move, that are refused, and events beside the moves. */
  moves = 0;
  refusals = 0;
  events = 0;
  /** Where the journey stands; `null` between two. */
  at: Standing | null = null;
  readonly #plan: AnyPlan;
  readonly #walk: Walk;
  readonly #tally: Tally;
  /** Refusals of moves that are not yet exercised. */
  readonly #refusedMoves: Map<Place, readonly Attempt[]>;
  /** Where each was tried in vain. */
  readonly #tried = new Map<Attempt | PlannedEvent, Set<string>>();
  #given: GivenState = {};
  #names: string[] = [];
  #steps: JourneyStep[] = [];
  #point: Standpoint | null = null;

  constructor(plan: AnyPlan, walk: Walk, tally: Tally, exercises: readonly Exercises[]) {
    this.#plan = plan;
    this.#walk = walk;
    this.#tally = tally;
    this.#refusedMoves = new Map(exercises.map(({ place, refusedMoves }) => [place, refusedMoves]));
  }

  /** Begins a journey at a place; `false` where none begins there: the model lets none, or another variant always holds. */
  begin(place: Place, raised: Raised = new Set()): boolean {
    this.end();
    try {
      const given = givenAt(place);
      const started = startJourney(this.#plan, { given, steps: [] });
      this.#given = given;
      this.#point = started;
      for (const record of started.log) this.#tally.take(record);
      this.#arrive(raised);
      return this.at?.place === place;
    } catch (error) {
      if (error instanceof StagewrightError) return false;
      throw error;
    }
  }

  /** Closes the journey, which is kept where it has steps. */
  end(): void {
    const { series, variant } = this.#given;
    const name = variant === undefined ? series : `${series} (${variant})`;
    if (this.#steps.length > 0)
      this.journeys.push({ title: `${name}: ${this.#names.join(' → ')}`, given: this.#given, steps: this.#steps });
    this.#steps = [];
    this.#names = [];
    this.#point = null;
    this.at = null;
  }

  #arrive(raised: Raised): void {
    const point = this.#point;
    if (point === null) return;
    const { opportunity } = point;
    const track = trackOf(this.#plan, opportunity.series, opportunity.variant);
    const at = track === undefined ? null : this.#walk.standingOf(opportunity, track, raised);
    this.at = at;
    this.#names.push(String(opportunity.stage ?? opportunity.outcome ?? opportunity.status));
    if (at === null) return;
    const left = this.#refusedMoves.get(at.place) ?? [];
    for (const attempt of left) if (attempt.later === 0) this.attempt(attempt);
    this.#refusedMoves.set(
      at.place,
      left.filter((attempt) => !this.isExercised(attempt)),
    );
  }

  /** Takes a move; `false` where it is refused, or leads elsewhere than the design says. */
  take(move: PlannedMove): boolean {
    const [at, point] = [this.at, this.#point];
    if (at === null || point === null) return false;
    const found = this.#solve(point, move.demand, at);
    const reason = reasonOf(this.#tally, move);
    const when = [{ ...move.event, ...(reason === null ? {} : { reason }) }];
    const step = { ...(found === null || found === undefined ? {} : { facts: found }), when };
    if (this.#make(point, step) === null) return false;
    this.moves++;
    const expected = this.#walk.after(at, move);
    this.#arrive(expected?.raised ?? at.raised);
    return this.at !== null && this.at.key === expected?.key;
  }

  /** Lets an event beside the moves happen, where it exercises what was not. */
  happen(planned: PlannedEvent): void {
    const [at, point] = [this.at, this.#point];
    if (at === null || point === null || this.hasHappened(planned) || !this.#isFirstTry(planned, at)) return;
    const facts = this.#solve(point, planned.demand, at);
    if (facts === undefined) return;
    const step = { ...(facts === null ? {} : { facts }), when: planned.events };
    const made = this.#make(point, step);
    if (made === null) return;
    this.events++;
    const { stage, status } = made.opportunity;
    if (stage !== point.opportunity.stage || status !== point.opportunity.status) this.#arrive(at.raised);
  }

  /** A step that comes about, with where it leads; `null` where it is refused. */
  #make(point: Standpoint, step: Omit<JourneyStep, 'then'>): Standpoint | null {
    const played = playStep(this.#plan, point, step);
    if (!played.applied.ok) return null;
    const then = standsAt(played);
    this.#write({ ...step, then }, played);
    return played;
  }

  #write(step: JourneyStep, played: ReturnType<typeof playStep>): void {
    for (const entry of played.log) this.#tally.take(entry);
    this.#steps.push(step);
    this.#point = played;
  }

  hasHappened({ goals }: PlannedEvent): boolean {
    return goals.every(([kind, goal]) => this.#tally.has(kind, goal));
  }

  isExercised({ code, path, unmet }: Attempt): boolean {
    return (
      this.#tally.has('refusals', refusalKey(code, path)) &&
      (!unmet || this.#tally.has('requirements', branchKey(path, 'unmet')))
    );
  }

  #isFirstTry(tried: Attempt | PlannedEvent, { key }: Standing): boolean {
    const before = this.#tried.get(tried) ?? new Set();
    this.#tried.set(tried, before);
    return before.size < before.add(key).size;
  }

  /** Puts a refused event to the opportunity, where its rule has not refused before. */
  attempt(attempt: Attempt): void {
    const { code, path, demand, least, later } = attempt;
    if (this.at === null || this.isExercised(attempt) || !this.#isFirstTry(attempt, this.at)) return;
    for (const wanted of demand === least ? [demand] : [demand, least]) {
      const [at, point] = [this.at, this.#point];
      if (at === null || point === null) return;
      const facts = this.#solve(point, wanted, at);
      if (facts === undefined) continue;
      const then: Expectation = { refused: code, at: path };
      const step: JourneyStep = {
        ...(later === 0 ? {} : { later }),
        ...(attempt.asNobody ? { as: [] } : {}),
        ...(facts === null ? {} : { facts }),
        when: [...attempt.after, eventOf(this.#tally, attempt, at.place)],
        then,
      };
      const played = playStep(this.#plan, point, step);
      if (played.applied.ok || !compareStep(step.then, played).holds) continue;
      this.#write(step, played);
      this.refusals++;
      return;
    }
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
}

function givenAt({ track, at, outcome }: Place): GivenState {
  const stage = track.stages[at]?.id;
  const reached = track.outcomes[outcome ?? -1]?.outcome.id;
  return {
    series: track.series.id,
    ...(track.variant === null ? {} : { variant: track.variant }),
    ...(stage === undefined ? {} : { stage }),
    ...(reached === undefined ? {} : { outcome: reached }),
  };
}

function standsAt({ opportunity: { stage, outcome, status } }: Standpoint): Expectation {
  if (stage === null && outcome === null) return { status };
  return { ...(stage === null ? {} : { stage }), ...(outcome === null ? {} : { outcome }) };
}
