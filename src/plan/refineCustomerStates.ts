import type { CustomerState } from '../definition/index.js';
import { demandPlan } from './demandPlan.js';
import type { AnyPlan } from './SalesPlan.js';

/** The states that a customer can be in, and what was observed but is kept only as a tag. */
export type RefinedStates = { readonly states: readonly CustomerState[]; readonly tags: readonly CustomerState[] };

/**
 * The customer states worth telling apart, in order: raw states that were merged into another stay recognisable as tags.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, refineCustomerStates } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, series: [],
 *   customerStates: ['prospect', 'customer', { id: 'repeat', mergedInto: 'customer' }],
 * }));
 * refineCustomerStates(plan).states.map((state) => state.id) // => ['prospect', 'customer']
 * refineCustomerStates(plan).tags.map((state) => state.id) // => ['repeat']
 */
export function refineCustomerStates(plan: AnyPlan): RefinedStates {
  demandPlan(plan);
  const { definition } = plan;
  const isMerged = ({ mergedInto }: CustomerState) => mergedInto !== undefined;
  return {
    states: definition.customerStates.filter((state) => !isMerged(state)),
    tags: definition.customerStates.filter(isMerged),
  };
}
