import { type Json, StagewrightError } from '../../issues/index.js';
import { type AnyPlan, trackOf } from '../../plan/index.js';
import { type Demand, type Solution, solve } from '../../satisfiability/index.js';
import { readInstant } from '../../values/index.js';
import type { GivenState } from '../GivenState.js';
import { compareStep } from '../journeys/compareStep.js';
import type { Expectation, Journey, JourneyEvent, JourneyStep } from '../journeys/Journey.js';
import { playStep, type Standpoint } from '../journeys/playStep.js';
import { startJourney } from '../journeys/startJourney.js';
import type { Attempt } from './attemptsAt.js';
import { factsHeld, factsToWrite } from './factsToWrite.js';
import { branchKey, type Place, refusalKey } from './goalsOf.js';
import type { PlannedMove } from './PlannedMove.js';
import { placeOf } from './placeOf.js';
import type { Tally } from './Tally.js';
import { unusedReason } from './unusedReason.js';
import type { Standing, Walk } from './Walk.js';

/** A text for reasons where the design declares none. */
const REASON = 'agreed';

/**
 * Writes journeys step by step, each played through the kernel at once, with the facts that it needs. At every place
 * that a journey comes to, the refusals that are not yet exercised are tried first.
 */
export class JourneyWriter {
  readonly journeys: Journey[] = [];
  /** Steps that move, and steps that are refused, over all journeys. */
  moves = 0;
  refusals = 0;
  /** Where the journey stands; `null` between two. */
  at: Standing | null = null;
  readonly #plan: AnyPlan;
  readonly #walk: Walk;
  readonly #tally: Tally;
  readonly #tried = new Set<Attempt>();
  #given: GivenState = {};
  #names: string[] = [];
  #steps: JourneyStep[] = [];
  #point: Standpoint | null = null;

  constructor(plan: AnyPlan, walk: Walk, tally: Tally) {
    this.#plan = plan;
    this.#walk = walk;
    this.#tally = tally;
  }

  /** Begins a journey; `false` where the model lets none begin so. */
  begin(given: GivenState): boolean {
    this.end();
    try {
      const started = startJourney(this.#plan, given);
      this.#given = given;
      this.#point = started;
      this.#tally.take(started.record);
      this.#arrive();
      return this.at !== null;
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

  #arrive(): void {
    const point = this.#point;
    if (point === null) return;
    const { opportunity } = point;
    const track = trackOf(this.#plan, opportunity.series, opportunity.variant);
    this.at = track === undefined ? null : this.#walk.standingOf(opportunity, track);
    this.#names.push(String(opportunity.stage ?? opportunity.outcome));
    for (const attempt of this.at?.place.attempts ?? []) if (attempt.later === 0) this.attempt(attempt);
  }

  /** Takes a move; `false` where it is refused, or leads elsewhere than the design says. */
  take(move: PlannedMove): boolean {
    const [at, point] = [this.at, this.#point];
    if (at === null || point === null) return false;
    const found = this.#solve(point, move.demand, at);
    const reason = this.#reasonFor(move);
    const when = [{ ...move.event, ...(reason === null ? {} : { reason }) }];
    const step = { ...(found === null || found === undefined ? {} : { facts: found }), when };
    const played = playStep(this.#plan, point, step);
    if (!played.applied.ok) return false;
    for (const entry of played.log) this.#tally.take(entry);
    const { stage, outcome } = played.opportunity;
    const then: Expectation = { ...(stage === null ? {} : { stage }), ...(outcome === null ? {} : { outcome }) };
    this.#steps.push({ ...step, then });
    this.moves++;
    this.#point = played;
    this.#arrive();
    return this.at !== null && this.at.key === this.#walk.after(at, move)?.key;
  }

  #reasonFor({ reasons, kind, track, to }: PlannedMove): string | null {
    if (reasons === false) return null;
    if (reasons === null) return REASON;
    const first = [...reasons][0] ?? REASON;
    return kind === 'close' || kind === 'change'
      ? (unusedReason(this.#tally, track.series.id, placeOf(track, to), reasons) ?? first)
      : first;
  }

  /** Puts a refused event to the opportunity, where its rule has not refused before. */
  attempt(attempt: Attempt): void {
    const { code, path, unmet, demand, least, later } = attempt;
    const isCovered =
      this.#tally.has('refusals', refusalKey(code, path)) &&
      (!unmet || this.#tally.has('requirements', branchKey(path, 'unmet')));
    if (isCovered || this.#tried.has(attempt)) return;
    this.#tried.add(attempt);
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
        when: [this.#eventOf(attempt, at.place)],
        then,
      };
      const played = playStep(this.#plan, point, step);
      if (played.applied.ok || !compareStep(step.then, played).holds) continue;
      for (const entry of played.log) this.#tally.take(entry);
      this.#steps.push(step);
      this.refusals++;
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
}
