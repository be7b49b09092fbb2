import type { SalesModelInput } from '../../definition/index.js';
import type { AnyPlan, SalesPlan } from '../../plan/index.js';
import { demand, type Judgement } from '../Judgement.js';
import type { Journey } from './Journey.js';
import { runJourney } from './runJourneys.js';

/**
 * Claims that a journey happens step by step as it says.
 *
 * @throws {Error} whose message shows each step that does not hold, what it comes to instead, and the verdict.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { assertFollows } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a' }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * assertFollows(plan, { title: 'On', given: {}, steps: [{ when: [{ type: 'advance' }], then: { stage: 'b' } }] });
 */
export function assertFollows<M extends SalesModelInput>(plan: SalesPlan<M>, journey: Journey): void {
  demand(judgeFollows(plan as AnyPlan, journey));
}

export function judgeFollows(plan: AnyPlan, journey: Journey): Judgement {
  const { holds, text, issues } = runJourney(plan, journey);
  return { holds, undecided: issues.length > 0, text: holds ? `“${journey.title}” is followed` : text };
}
