import type { SalesModelInput } from '../../definition/index.js';
import { type AnyPlan, demandPlan, type SalesPlan } from '../../plan/index.js';
import type { Journey } from '../journeys/Journey.js';
import { coverEvents } from './coverEvents.js';
import { coverMoves } from './coverMoves.js';
import { coverCreations } from './creations/coverCreations.js';
import { GOAL_KINDS, type GoalKind } from './goalKeys.js';
import { goalsOf } from './goalsOf.js';
import { JourneyWriter } from './JourneyWriter.js';
import { Tally } from './Tally.js';
import { Walk } from './Walk.js';

/** What `coverPlan` found. Plain data: the journeys can be written to a file and kept. */
export type PlanCover = {
  readonly journeys: readonly Journey[];
  /** Steps that move, over all journeys. */
  readonly moves: number;
  /** Steps that are refused, over all journeys. */
  readonly refusals: number;
  /** Steps of events beside the moves, over all journeys. */
  readonly events: number;
  /** What no journey comes to: a stage that nothing leads to, a rule that an earlier one hides, facts that exclude each other. */
  readonly uncovered: readonly { readonly kind: GoalKind; readonly goal: string }[];
};

/**
 * A small set of journeys that exercises a whole design: every stage, move, outcome and reason, every event beside the
 * moves (opening, parking, handing over, voiding, the rounds of processes), every requirement met and not met, and every
 * refusal that a rule of the design can give, of events and of creations: a check of an object, a type or a series that
 * nobody can tell, a stage that nothing starts in. Each step carries the facts that meet what it asks for, or just fail the one
 * requirement that it is about, and says what it must come to. They run with `runJourneys`, and, written to a file, are
 * golden journeys.
 *
 * No rule of the design, and so not exercised: events that are malformed, of another version, out of order or that the
 * state has no room for (what is closed cannot be parked), and waivers, which a host hands in beside an event.
 *
 * It is a tour: as many moves as the shortest closed one has, or few more (never the simple paths, whose number
 * explodes); the rest stands in journeys of its own, a creation in one of a single step. Cost: moves × requirements for a design without conditions on
 * visited stages.
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
 * journeys.map(({ title }) => title)
 * // => ['s: a → b → won', 's: a → voided', 's: a → voided (2)', 'open s → a', 'open s → move_not_allowed series.s.startIn']
 * journeys[0]?.steps.slice(0, 6).map(({ then }) => then.refused ?? then.stage)
 * // => ['missing_action', 'move_not_allowed', 'rollback_not_allowed', 'skip_not_allowed', 'outcome_not_reachable', 'b']
 * runJourneys(plan, journeys).every(({ holds }) => holds) // => true
 */
export function coverPlan<M extends SalesModelInput>(plan: SalesPlan<M>): PlanCover {
  const any = plan as AnyPlan;
  demandPlan(plan);
  const walk = new Walk(any);
  const { goals, exercises, creations } = goalsOf(any, walk.places);
  const tally = new Tally(any, goals);
  const writer = new JourneyWriter(any, walk, tally, exercises);
  coverMoves(walk, tally, writer);
  coverEvents(exercises, walk, tally, writer);
  writer.end();
  const created = coverCreations(any, creations, tally);
  const uncovered = GOAL_KINDS.flatMap((kind) =>
    [...tally.counts[kind]].flatMap(([goal, count]) => (count === 0 ? [{ kind, goal }] : [])),
  );
  return {
    journeys: numbered([...writer.journeys, ...created.journeys]),
    moves: writer.moves,
    refusals: writer.refusals + created.refusals,
    events: writer.events + created.events,
    uncovered,
  };
}

/** Journeys that go the same way get a number each, so that every title names one. */
function numbered(journeys: readonly Journey[]): readonly Journey[] {
  const times = new Map<string, number>();
  return journeys.map((journey) => {
    const { title } = journey;
    const time = (times.get(title) ?? 0) + 1;
    times.set(title, time);
    return time === 1 ? journey : { ...journey, title: `${title} (${time})` };
  });
}
