import type { Condition } from '../../definition/index.js';
import { type AnyOpportunity, reopensUpTo } from '../../opportunity/index.js';
import type { AnyPlan, Track } from '../../plan/index.js';
import { type Demand, demandOf, solve } from '../../satisfiability/index.js';
import { GIVEN_AT } from '../placeGiven.js';
import { ALWAYS } from './Attempt.js';
import type { PlannedMove } from './PlannedMove.js';
import { placeOf } from './placeOf.js';
import { type Place, placesOf } from './placesOf.js';
import { type Raised, Raisings } from './Raisings.js';

/** A hostile model must not cost exponential time. */
export const MAX_STANDINGS = 20_000;

/**
 * Where a walk stands: a place, the stage closed from, which of the stages that conditions ask about were visited, and
 * which processes can have been raised by then.
 */
export type Standing = {
  readonly key: string;
  /** The same whatever can have been raised. */
  readonly spot: string;
  readonly place: Place;
  readonly closedFrom: number | null;
  readonly visited: ReadonlySet<string>;
  readonly raised: Raised;
};

export type WalkOptions = {
  /** Must not be answered yes at any move on the way. */
  readonly without?: Condition;
  /** Whether the host's checks may be answered as the way needs it; else nobody answers them. */
  readonly checks: 'answered' | 'open';
};

const NOTHING = { visited: new Set<string>(), raised: new Set<string>() };

type Before = Pick<Standing, 'visited' | 'raised'>;

/** The places of a design as a graph to walk on: what leads on from a standing, with facts that meet what it asks for. */
export class Walk {
  readonly places: readonly Place[];
  /** Where opportunities are opened. */
  readonly starts: readonly Standing[];
  /** Whether every move that was found impossible is certain to be. */
  isProven = true;
  readonly #plan: AnyPlan;
  readonly #options: WalkOptions;
  readonly #asked: ReadonlySet<string>;
  readonly #raisings: Raisings;
  readonly #byKey: ReadonlyMap<string, Place>;
  readonly #possible = new Map<Demand, Map<string, boolean>>();

  constructor(plan: AnyPlan, options: WalkOptions = { checks: 'answered' }) {
    this.#plan = plan;
    this.#options = options;
    this.#asked = stagesAskedFor([plan.definition, options.without]);
    this.places = placesOf(plan);
    this.#raisings = new Raisings(plan, this.places, options.without);
    this.#byKey = new Map(this.places.map((place) => [placeKey(place.track, place.at, place.outcome), place]));
    this.starts = this.places
      .filter(({ track, at }) => track.startIn.includes(at) && this.#canBe(ALWAYS, NOTHING, track))
      .map(({ track, at }) => this.#standing(track, at, null, null, NOTHING))
      .filter((found) => found !== null);
  }

  /** Whether it does not matter which stages were visited before. */
  get isMemoryless(): boolean {
    return this.#asked.size === 0;
  }

  /** Where a move leads; `null` where it cannot be taken from here. */
  after({ place, closedFrom, visited, ...before }: Standing, move: PlannedMove): Standing | null {
    const { track, kind, to } = move;
    const raised = move.keep === 'none' ? this.#raisings.keptBy(track, to, before.raised) : before.raised;
    const behind: Before = { visited, raised };
    const { stages, open, outcomes } = track;
    if (kind === 'reopen') {
      const fromStage = closedFrom === null ? null : placeOf(track, closedFrom);
      if (to > reopensUpTo(track, { fromStage })) return null;
      return this.#standing(track, to, null, null, behind);
    }
    if (kind === 'close' || kind === 'change') {
      const outcome = to - stages.length;
      const road = outcomes[outcome]?.outcome.kind === 'won' && open < stages.length;
      return this.#standing(track, road ? open : to, outcome, kind === 'close' ? place.at : closedFrom, behind);
    }
    return this.#standing(track, to, place.outcome, closedFrom, behind);
  }

  /** Whether facts exist that meet what a move asks for, after the way that led here. */
  #isPossible(at: Standing, { demand }: Pick<PlannedMove, 'demand'>): boolean {
    return this.#canBe(demand, at, at.place.track);
  }

  /** The moves that can be taken from here, each with where it leads. */
  *stepsFrom(at: Standing): Generator<{ readonly move: PlannedMove; readonly next: Standing }> {
    for (const move of at.place.moves) {
      const next = this.#isPossible(at, move) ? this.after(at, move) : null;
      if (next !== null) yield { move, next };
    }
  }

  /** The open stages of other series that an opportunity may be handed over to. */
  transfersFrom(standing: Standing): readonly Standing[] {
    const { track, at } = standing.place;
    if (this.#plan.definition.lifecycle.transfer === false || at >= track.open) return [];
    if (!this.#canBe(ALWAYS, standing, track)) return [];
    return this.places
      .filter((other) => other.track.series.id !== track.series.id && other.at < other.track.open)
      .map((other) => this.#standing(other.track, other.at, null, null, standing))
      .filter((found) => found !== null);
  }

  #canBe(demand: Demand, { visited, raised }: Before, track: Track): boolean {
    const { series, path } = track;
    const known = this.#possible.get(demand) ?? new Map<string, boolean>();
    this.#possible.set(demand, known);
    const key = `${path} ${listed(visited)} ${listed(raised)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const { without, checks } = this.#options;
    const ground = { plan: this.#plan, series: series.id };
    const wanted = without === undefined ? demand : { all: [demandOf(ground, without, 'notYes'), demand] };
    const found = solve(ground, wanted, {
      at: GIVEN_AT,
      fixed: (kind, id) =>
        kind === 'stageVisited'
          ? visited.has(id)
          : kind === 'check' && checks === 'open'
            ? null
            : this.#raisings.fixed(track, raised, kind, id),
    });
    if (found.facts === null && !found.proven) this.isProven = false;
    known.set(key, found.facts !== null);
    return found.facts !== null;
  }

  /** Where an opportunity stands, after these were raised. */
  standingOf({ stage, status, closing, visited }: AnyOpportunity, track: Track, raised: Raised): Standing | null {
    const outcome = closing === null ? null : (track.outcomeIndex.get(closing.outcome) ?? null);
    const end = track.stages.length + (outcome ?? 0);
    const at = stage === null ? end : track.stageIndex.get(stage);
    if (at === undefined || status === 'voided') return null;
    const from = closing?.fromStage ?? null;
    const closedFrom = from === null ? null : (track.stageIndex.get(from) ?? null);
    return this.#standing(track, at, outcome, closedFrom, { visited: new Set(Object.keys(visited)), raised });
  }

  #standing(
    track: Track,
    at: number,
    outcome: number | null,
    closedFrom: number | null,
    before: Before,
  ): Standing | null {
    const place = this.#byKey.get(placeKey(track, at, outcome));
    if (place === undefined) return null;
    const visited = new Set(
      [...before.visited, ...(at < track.stages.length ? [placeOf(track, at)] : [])]
        .filter((id) => this.#asked.has(id))
        .sort(),
    );
    const canBe = (demand: Demand, sofar: Raised) => this.#canBe(demand, { visited, raised: sofar }, track);
    const raised = this.#raisings.at(place, before.raised, canBe);
    const spot = `${placeKey(track, at, outcome)} ${closedFrom} ${listed(visited)}`;
    return { key: `${spot} ${listed(raised)}`, spot, place, closedFrom, visited, raised };
  }
}

const listed = (ids: ReadonlySet<string>): string => [...ids].join('\n');

function placeKey({ path, variant }: Track, at: number, outcome: number | null): string {
  return `${path} ${variant ?? ''} ${at} ${outcome ?? ''}`;
}

/** Stages that some condition asks about with `stageVisited`. */
function stagesAskedFor(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, part] of Object.entries(value)) {
    if (key === 'stageVisited') found.add(String(part));
    else stagesAskedFor(part, found);
  }
  return found;
}
