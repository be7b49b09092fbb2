import type { SalesModelInput } from '../definition/index.js';
import type { AnyPlan, SalesPlan } from '../plan/index.js';
import { fillIn } from './fillIn.js';
import type { GivenState } from './GivenState.js';
import { placeGiven } from './placeGiven.js';
import type { Situation } from './Situation.js';
import { situationOf } from './situationOf.js';

/**
 * An opportunity to make a claim about: what the claim says of it, and everything else filled in so that only what is
 * said can stand in the way.
 *
 * Filled in are the requirements of its stage (fields with valid values, actions done, processes approved, questions
 * answered, conditions met), then, as far as they go together with those, the requirements of each outcome that can be
 * closed with from there, of the reopening and the changes of a closed one, and what the processes of the stage need to
 * be raised. Checks of the host are answered yes, the actor holds every role, earlier stages were visited, and the
 * instant is fixed. Rules of skips and rollbacks are what such claims are about: nothing is filled in for them.
 * A requirement that cannot be met beside what is said stays open, and the verdict tells it.
 *
 * @param plan the compiled model; a claim takes it as an argument, so that it can be put to a weakened model too.
 * @param state say only what matters.
 * @throws {StagewrightError} where a property is none of a state (`unknown_property`), a name is not of the model or a
 * value not of its field (`unknown_reference`, `unknown_series`, `unknown_stage`, `unknown_outcome`, `field_not_parsed`, `unreadable_instant`).
 * @example
 * import { compileSalesModel, defineSalesModel, explain } from 'stagewright';
 * import { given } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Demo' }, fields: { budget: { type: 'money' } },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'], fields: ['budget'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const ready = given(plan, {});
 * explain(plan, ready.opportunity, { type: 'advance' }, ready.context).standing // => 'ready'
 * const bare = given(plan, { done: [] });
 * explain(plan, bare.opportunity, { type: 'advance' }, bare.context).blockers.map(({ code }) => code)
 * // => ['missing_action']
 * ready.after({ type: 'advance' }).opportunity.stage // => 'b'
 */
export function given<M extends SalesModelInput>(plan: SalesPlan<M>, state: GivenState<M> = {}): Situation<M> {
  const said = state as unknown as GivenState;
  const anyPlan = plan as AnyPlan;
  const { opportunity, context } = fillIn(anyPlan, placeGiven(anyPlan, said), said);
  return situationOf(anyPlan, opportunity, context) as unknown as Situation<M>;
}
