import { isRaisedHere } from '../../opportunity/index.js';
import type { AnyPlan, ProcessPlan, Track } from '../../plan/index.js';
import {
  appliesDemand,
  type Demand,
  demandOfRequirement,
  type FactKind,
  type Ground,
} from '../../satisfiability/index.js';
import { standingAt } from './placeOf.js';
import type { Place } from './placesOf.js';
import { raisingRequirements } from './raisingRequirements.js';

/** Processes that were raised, or could have been. */
export type Raised = ReadonlySet<string>;

/**
 * Which processes can have been raised on a way through a design: one may only be where its `stage` and `series` let it,
 * after what it waits for. Beside the stages visited, this is all that a way leaves behind.
 */
export class Raisings {
  readonly #plan: AnyPlan;
  /** The processes that cannot be raised anywhere at any time, and what raising each asks for. */
  readonly #bound: ReadonlyMap<string, ProcessPlan>;
  /** What stands before actions. */
  readonly #gates = new Map<string, ProcessPlan[]>();
  /** Of each place, the bound processes that may be raised there. */
  readonly #here = new Map<Place, readonly { readonly id: string; readonly demand: Demand }[]>();
  /** Those that are asked for where they cannot be raised, so that it matters whether they were before. */
  readonly #remembered = new Set<string>();

  constructor(plan: AnyPlan, places: readonly Place[], without: unknown) {
    this.#plan = plan;
    const processes = [...plan.processes.values()];
    this.#bound = new Map(processes.filter(isBound).map((process) => [process.id, process]));
    for (const process of processes) {
      const { before: action } = process.process;
      if (action !== undefined) this.#gates.set(action, [...(this.#gates.get(action) ?? []), process]);
    }
    if (this.#bound.size === 0) return;
    for (const place of places) {
      const ground: Ground = { plan, series: place.track.series.id };
      const here = [...this.#bound.values()].filter((process) => isRaisedAt(plan, place, process));
      const raising = here.map((process) => ({ id: process.id, demand: raisingDemand(ground, process) }));
      this.#here.set(place, raising);
      const sure = new Set(here.filter(({ process }) => !isWaiting(process)).map(({ id }) => id));
      for (const id of this.#askedFor([place.moves.map(({ demand }) => demand), raising, without]))
        if (this.#bound.has(id) && !sure.has(id)) this.#remembered.add(id);
    }
  }

  /** Those raised before, as far as that matters, and those that can be raised here, one after the other. */
  at(place: Place, before: Raised, canBe: (demand: Demand, raised: Raised) => boolean): Raised {
    const raised = new Set([...before].filter((id) => this.#remembered.has(id)));
    for (let count = -1; count < raised.size; ) {
      count = raised.size;
      for (const { id, demand } of this.#here.get(place) ?? []) {
        if (!raised.has(id) && canBe(demand, raised)) raised.add(id);
      }
    }
    return new Set([...raised].sort());
  }

  /** Those left by a move that asks for approvals again: of the stage that it leads to, and of those behind it. */
  keptBy({ stages }: Track, to: number, raised: Raised): Raised {
    const again = new Set(stages.slice(to).flatMap(({ processes }) => processes.map(({ id }) => id)));
    return new Set([...raised].filter((id) => !again.has(id)));
  }

  /** What a fact has to be as long as no more than these were raised; `undefined`: whatever it likes. */
  fixed({ series }: Track, raised: Raised, kind: FactKind, id: string): 'none' | 0 | undefined {
    if (kind === 'process') return this.#isOpen(id, raised) ? undefined : 'none';
    if (kind !== 'action') return undefined;
    const isShut = (this.#gates.get(id) ?? []).some(
      ({ id: gate, process }) =>
        process.when === undefined && process.series?.includes(series.id) !== false && !this.#isOpen(gate, raised),
    );
    return isShut ? 0 : undefined;
  }

  #isOpen(id: string, raised: Raised): boolean {
    return raised.has(id) || !this.#bound.has(id);
  }

  /** The processes that demands and conditions ask about, themselves, by an action or by another's `when`. */
  #askedFor(value: unknown, found = new Set<string>()): ReadonlySet<string> {
    if (typeof value !== 'object' || value === null) return found;
    for (const [key, part] of Object.entries(value)) {
      const named = key === 'process' && typeof part === 'string' ? [this.#plan.processes.get(part)] : [];
      const gates = key === 'action' && typeof part === 'string' ? (this.#gates.get(part) ?? []) : [];
      for (const process of [...named, ...gates]) {
        if (process === undefined || found.has(process.id)) continue;
        found.add(process.id);
        this.#askedFor(process.process.when, found);
      }
      this.#askedFor(part, found);
    }
    return found;
  }
}

const isWaiting = ({ after, needs }: ProcessPlan['process']): boolean => after.length > 0 || needs !== undefined;

/** A conversion is bound to nothing: it comes with the lead. */
function isBound({ process }: ProcessPlan): boolean {
  const { kind, stage, series } = process;
  return kind !== 'conversion' && (stage !== undefined || series !== undefined || isWaiting(process));
}

/** Whether a process may be raised at a place, by itself or by writing the core field that it corrects. */
function isRaisedAt(plan: AnyPlan, place: Place, process: ProcessPlan): boolean {
  const { track, at } = place;
  if (at >= track.stages.length || process.process.series?.includes(track.series.id) === false) return false;
  return isRaisedHere({ plan, opportunity: standingAt(place) }, process);
}

/** What raising a process asks for, beside the place. */
function raisingDemand(ground: Ground, process: ProcessPlan): Demand {
  const { needs, before } = raisingRequirements(ground.plan, process);
  const met = [...needs, ...before].map((requirement) => demandOfRequirement(ground, requirement));
  return isWaiting(process.process) ? { all: [appliesDemand(ground, process, 'yes', []), ...met] } : { all: met };
}
