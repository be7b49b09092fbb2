import * as fc from 'fast-check';
import type { SalesModelInput } from '../../definition/index.js';
import { apply, explain, fold, moves, replay, restoreOpportunity } from '../../opportunity/index.js';
import type { AnyPlan, SalesPlan } from '../../plan/index.js';
import { journeyArbitrary } from './journeyArbitrary.js';
import { lawsOf } from './laws.js';
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
  const laws = lawsOf({ apply, explain, fold, moves, replay, restoreOpportunity });
  return Object.entries(laws).map(([name, law]) => ({
    name,
    check: (parameters) =>
      fc.assert(
        fc.property(journeys, (journey) => law(anyPlan, journey)),
        parameters,
      ),
  }));
}
