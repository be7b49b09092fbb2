import type { CustomerState, CustomerStateOf, SalesModelInput } from '../definition/index.js';
import { createIssue, demandType, StagewrightError } from '../issues/index.js';
import { demandPlan, found, nearestName, type SalesPlan } from '../plan/index.js';
import type { Effect } from './Effect.js';

/**
 * The customer's state after an effect: that of `customer.advance` where it lies ahead, else the one before. Effects of
 * other types change nothing, and a state is never moved back.
 *
 * States are ordered as the model lists them. A merged state stands for the one it was merged into.
 *
 * @throws {StagewrightError} `unknown_reference` for a state that the model does not have, `wrong_type` for an effect
 * that is no record.
 *
 * @example
 * import { advanceCustomer, compileSalesModel, defineSalesModel } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, customerStates: ['prospect', 'customer'],
 *   series: [{
 *     id: 's', from: 'prospect', to: 'customer', won: 'order-placed', stages: [{ id: 'a' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won', advancesCustomerTo: 'customer' }] },
 *   }],
 * }));
 * const effect = { id: 'o-1:2#0', opportunityId: 'o-1', at: '2026-03-01T00:00:00.000Z', type: 'customer.advance', to: 'customer' } as const;
 * advanceCustomer(plan, 'prospect', effect) // => 'customer'
 * advanceCustomer(plan, 'customer', { ...effect, to: 'prospect' }) // => 'customer'
 */
export function advanceCustomer<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  state: CustomerStateOf<M>,
  effect: Effect<M>,
): CustomerStateOf<M> {
  demandPlan(plan);
  demandType('effect', 'record', effect);
  const { customerStates } = plan.definition;
  const kept = (id: string): string => {
    const declared = customerStates.find((entry: CustomerState) => entry.id === id);
    if (declared !== undefined) return declared.mergedInto ?? declared.id;
    const names = customerStates.map((entry: CustomerState) => entry.id);
    const nearest = typeof id === 'string' ? nearestName(id, names) : null;
    throw new StagewrightError([
      createIssue('unknown_reference', 'customerStates', { kind: 'customerState', id: found(id), nearest }),
    ]);
  };
  const place = (id: string) => customerStates.findIndex((entry: CustomerState) => entry.id === id);
  const present = kept(state);
  if (effect.type !== 'customer.advance') return present as CustomerStateOf<M>;
  const target = kept(effect.to);
  return (place(target) > place(present) ? target : present) as CustomerStateOf<M>;
}
