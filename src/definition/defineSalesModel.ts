import type { CheckedModel } from './CheckedModel.js';
import type { SalesModelInput } from './SalesModelInput.js';

/**
 * A model written in the source, with its ids as literal types: no `as const` is needed.
 *
 * What it names without declaring it (a stage, outcome, reason, field, action, process, question, role, check, customer
 * state, …) and a property that the format does not have are compile errors at their place. Inside a series, stages,
 * outcomes and reasons are its own. What types cannot say, `compileSalesModel` does. A model that was loaded goes
 * through `parseSalesModel`.
 *
 * @returns the model as it was given: at run time nothing happens.
 *
 * @example
 * import { defineSalesModel, type StageOf } from 'stagewright';
 * const model = defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Product demo' },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * });
 * const stage: StageOf<typeof model> = 'b';
 * model.series[0].stages[1].id === stage // => true
 */
export function defineSalesModel<const M extends SalesModelInput>(model: CheckedModel<M>): M {
  return model as M;
}
