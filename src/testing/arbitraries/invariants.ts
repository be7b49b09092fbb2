import * as fc from 'fast-check';
import type { SalesModelInput } from '../../definition/index.js';
import { apply, explain, fold, moves, replay, restoreOpportunity } from '../../opportunity/index.js';
import { type AnyPlan, type SalesPlan, sameJson, trackOf } from '../../plan/index.js';
import { journeyArbitrary } from './journeyArbitrary.js';
import type { PlayedJourney } from './PlayedJourney.js';

/** A law that opportunities of every model obey. */
export type Invariant = {
  readonly name: string;
  /**
   * Tries the law on journeys through the plan.
   *
   * @throws where it is broken, with the shortest journey found that breaks it.
   */
  readonly check: (parameters?: fc.Parameters<[PlayedJourney]>) => void;
};

type Law = (plan: AnyPlan, journey: PlayedJourney) => boolean;

const LAWS: { readonly [name: string]: Law } = {
  'an event happens exactly where its verdict allows it, and a refusal says why': (plan, journey) =>
    everyStep(journey, ({ opportunity, event, context }) => {
      const verdict = explain(plan, opportunity, event as never, context as never);
      const applied = apply(plan, opportunity, event as never, context as never);
      if (applied.ok) return applied.repeated || verdict.allowed;
      return applied.standing !== 'ready' && applied.blockers.length + applied.inputs.length > 0;
    }),
  'the log tells the opportunity, from its beginning and from anywhere': (_, { records, opportunity }) => {
    const replayed = replay(records as never);
    const [first, ...rest] = records;
    const half = replay([first, ...rest.slice(0, Math.floor(rest.length / 2))] as never);
    if (!replayed.ok || !half.ok) return false;
    const folded = rest
      .slice(Math.floor(rest.length / 2))
      .reduce((before, record) => fold(before as never, record as never), half.value);
    return sameJson(replayed.value, opportunity) && sameJson(folded, opportunity);
  },
  'the log is never written over: numbers count up, and each move begins where the last one ended': (_, { records }) =>
    records.every((record, index) => {
      const before = records[index - 1];
      if (before === undefined) return record.seq === 1;
      return record.seq === before.seq + 1 && record.at >= before.at;
    }),
  'what is stored can be restored': (plan, { opportunity }) =>
    restoreOpportunity(plan, JSON.parse(JSON.stringify(opportunity))).ok,
  'an open opportunity stands in a stage of its road, a closed one has its outcome': (plan, journey) =>
    everyStep(journey, ({ opportunity: { status, stage, outcome, series, variant } }) => {
      const track = trackOf(plan, series, variant);
      if (track === undefined || status === 'voided') return track !== undefined;
      const isOpen = status === 'open' || status === 'suspended' || status === 'pooled';
      const hasStage = stage !== null && track.stageIndex.has(stage);
      return isOpen ? hasStage && outcome === null : outcome !== null && track.outcomeIndex.has(outcome);
    }),
  'a move that is offered as allowed can be made': (plan, journey) =>
    everyStep(journey, ({ opportunity, context }) =>
      moves(plan, opportunity as never, context as never).every(
        ({ allowed, event }) => !allowed || apply(plan, opportunity, event as never, context as never).ok,
      ),
    ),
};

/**
 * Laws that every model must obey, ready to run: a host whose own code stands around the kernel, or whose model uses a
 * rare corner of the format, proves them of its own plan.
 *
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * for (const { check } of invariants(plan)) check({ numRuns: 10 });
 * invariants(plan).length // => 6
 */
export function invariants<M extends SalesModelInput>(plan: SalesPlan<M>): readonly Invariant[] {
  const anyPlan = plan as AnyPlan;
  const journeys = journeyArbitrary(anyPlan) as fc.Arbitrary<PlayedJourney>;
  return Object.entries(LAWS).map(([name, law]) => ({
    name,
    check: (parameters) =>
      fc.assert(
        fc.property(journeys, (journey) => law(anyPlan, journey)),
        parameters,
      ),
  }));
}

type Moment = Pick<PlayedJourney, 'opportunity'> & PlayedJourney['steps'][number];

/** Holds a law against the opportunity before each step. */
function everyStep({ start, steps }: PlayedJourney, holds: (moment: Moment) => boolean): boolean {
  let opportunity = start;
  return steps.every((step) => {
    const isHeld = holds({ ...step, opportunity });
    for (const record of step.records) opportunity = fold(opportunity as never, record as never);
    return isHeld;
  });
}
