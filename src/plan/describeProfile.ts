import type { ProfileDimension, ProfileInput } from '../definition/index.js';
import { createIssue, type Issue } from '../issues/index.js';
import { demandPlan } from './demandPlan.js';
import { PROFILE_DIMENSIONS } from './profileLean.js';
import type { AnyPlan } from './SalesPlan.js';

/** The trait that a dimension shows on its business side, and on its consumer side. Only -2 is a large account. */
const TRAITS: { readonly [dimension in ProfileDimension]: readonly [string, string] } = {
  customer: ['business_customer', 'consumer'],
  product: ['solution_selling', 'standard_product'],
  decision: ['group_decision', 'personal_decision'],
  contact: ['deep_contact', 'light_contact'],
  cycle: ['long_cycle', 'short_cycle'],
  collaboration: ['high_collaboration', 'low_collaboration'],
  shortageCost: ['high_shortage_cost', 'low_shortage_cost'],
  inventoryCost: ['high_inventory_cost', 'low_inventory_cost'],
};

/**
 * A descriptive name of the business mode: one trait per dimension that leans to a side, such as `large_account`,
 * `long_cycle`, `high_collaboration`, as issues of severity `info` for the translator. A dimension at 0 says nothing.
 *
 * @returns the traits in the order of the dimensions, params `{ dimension, score }`; an empty list without a profile.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, describeProfile } from 'stagewright';
 * const profile = {
 *   customer: -2, product: 0, decision: -1, contact: 0, cycle: 1, collaboration: 0, shortageCost: 0, inventoryCost: 0,
 * } as const;
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, profile, customerStates: ['prospect'], series: [],
 * }));
 * describeProfile(plan).map((trait) => trait.code) // => ['large_account', 'group_decision', 'short_cycle']
 */
export function describeProfile(plan: AnyPlan): readonly Issue[] {
  demandPlan(plan);
  const { definition } = plan;
  const profile: ProfileInput | undefined = definition.profile;
  if (profile === undefined) return [];
  return PROFILE_DIMENSIONS.flatMap((dimension): Issue[] => {
    const score = profile[dimension];
    if (score === 0) return [];
    const isLarge = dimension === 'customer' && score === -2;
    return [
      createIssue(
        isLarge ? 'large_account' : TRAITS[dimension][score < 0 ? 0 : 1],
        `profile.${dimension}`,
        { dimension, score },
        'info',
      ),
    ];
  });
}
