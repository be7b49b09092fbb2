import { createIssue, type Issue } from '../issues/index.js';
import { demandPlan } from './demandPlan.js';
import { refineCustomerStates } from './refineCustomerStates.js';
import type { AnyPlan } from './SalesPlan.js';

/** Whether opportunities are worth having, and the business reasons. */
export type ObjectAdvice = { readonly needed: boolean; readonly reasons: readonly Issue[] };

/** Up to so many customer states can be advanced directly, without an opportunity in between. */
const FEW_STATES = 3;

/**
 * Does this business need an opportunity object at all?
 *
 * With two or three customer states, one way of selling, one team and no approval, the customer's state can be advanced
 * directly. What calls for opportunities: `many_customer_states`, `several_series`, `several_teams`, `has_processes`,
 * or that no customer states are declared to advance (`no_customer_states`). If none does, the reason is
 * `few_states_one_mode`. The question is answered from the business, not from whether sales "has a process".
 *
 * @returns every reason that holds, as issues of severity `info` with `{ count }`; never an empty list.
 *
 * @example
 * import { adviseObjects, compileSalesModel, defineSalesModel } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, customerStates: ['prospect', 'customer'], series: [],
 * }));
 * adviseObjects(plan).needed // => false
 * adviseObjects(plan).reasons[0].code // => 'few_states_one_mode'
 */
export function adviseObjects(plan: AnyPlan): ObjectAdvice {
  demandPlan(plan);
  const { series, teams, processes } = plan.definition;
  const states = refineCustomerStates(plan).states.length;
  const reasons: Issue[] = [];
  const because = (code: string, path: string, count: number) =>
    reasons.push(createIssue(code, path, { count }, 'info'));
  if (states === 0) because('no_customer_states', 'customerStates', 0);
  if (states > FEW_STATES) because('many_customer_states', 'customerStates', states);
  if (series.length > 1) because('several_series', 'series', series.length);
  if (teams.length > 1) because('several_teams', 'teams', teams.length);
  if (processes.length > 0) because('has_processes', 'processes', processes.length);
  if (reasons.length > 0) return { needed: true, reasons };
  return { needed: false, reasons: [createIssue('few_states_one_mode', 'customerStates', { count: states }, 'info')] };
}
