import * as fc from 'fast-check';
import type { SalesModelInput } from '../../definition/index.js';
import { demandOptions, demandType } from '../../issues/index.js';
import { type AnyPlan, demandPlan, type SalesPlan } from '../../plan/index.js';
import { actorArbitrary } from './actorArbitrary.js';
import { checksArbitrary } from './checksArbitrary.js';
import { demandCount } from './demandCount.js';
import { eventArbitrary } from './eventArbitrary.js';
import type { PlayedJourney } from './PlayedJourney.js';
import { playJourney } from './playJourney.js';

export type JourneyArbitraryOptions = {
  /** Default 30. */
  readonly maxSteps?: number;
  /** Of the opportunity, default `o`. */
  readonly id?: string;
};

/**
 * Roads of an opportunity through a plan: what a sales team might do, and what no one should.
 *
 * More than half of the steps are sensible: a move that stands open is picked, mostly the step forward, and what stands in its way is done first
 * (fields filled in, actions completed, processes raised and approved), as far as the kernel knows a remedy. The others
 * are any event of the plan's own ids, by anybody, at any time, with any answers to its checks. A counterexample shrinks
 * to fewer steps.
 *
 * @throws {StagewrightError} `unknown_property` for an option that nobody reads, `out_of_range`, `wrong_type`.
 * @example
 * import fc from 'fast-check';
 * import { compileSalesModel, defineSalesModel, replay } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }, { id: 'b' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * fc.assert(fc.property(journeyArbitrary(plan), ({ records }) => replay(records).ok), { numRuns: 20 });
 */
export function journeyArbitrary<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  options: JourneyArbitraryOptions = {},
): fc.Arbitrary<PlayedJourney<M>> {
  demandPlan(plan);
  demandOptions('options', options, ['maxSteps', 'id']);
  const { maxSteps = 30, id = 'o' } = options;
  demandCount('options.maxSteps', maxSteps, 1);
  demandType('options.id', 'text', id);
  const anyPlan = plan as AnyPlan;
  const step = fc.record({
    event: eventArbitrary(anyPlan),
    by: actorArbitrary(anyPlan),
    checks: checksArbitrary(anyPlan),
    hours: fc.nat(400),
    // Mostly any event, or the first move that stands open: the step forward.
    pick: fc.oneof(
      { weight: 2, arbitrary: fc.constant(null) },
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.nat(20) },
    ),
  });
  const drawn = fc.record({
    series: fc.constantFrom<string>(...anyPlan.series.keys()),
    steps: fc.array(step, { minLength: 1, maxLength: maxSteps, size: 'max' }),
  });
  return drawn.map(({ series, steps }) => playJourney(anyPlan, id, series, steps)) as unknown as fc.Arbitrary<
    PlayedJourney<M>
  >;
}
