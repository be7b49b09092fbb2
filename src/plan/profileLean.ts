import type { ProfileDimension, ProfileInput } from '../definition/index.js';
import { demandPlan } from './demandPlan.js';
import type { AnyPlan } from './SalesPlan.js';

/** The eight dimensions of a business mode, in the order in which they are told. */
export const PROFILE_DIMENSIONS: readonly ProfileDimension[] = [
  'customer',
  'product',
  'decision',
  'contact',
  'cycle',
  'collaboration',
  'shortageCost',
  'inventoryCost',
];

/**
 * Where a business stands between business customers (-2) and consumers (2): the mean of its eight dimensions. Further
 * dimensions that a host added do not count. `null` without a profile.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, profileLean } from 'stagewright';
 * const profile = {
 *   customer: -2, product: -2, decision: -1, contact: -1, cycle: 0, collaboration: 0, shortageCost: 0, inventoryCost: 0,
 * } as const;
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, profile, customerStates: ['prospect'], series: [],
 * }));
 * profileLean(plan) // => -0.75
 */
export function profileLean(plan: AnyPlan): number | null {
  demandPlan(plan);
  const { definition } = plan;
  const profile: ProfileInput | undefined = definition.profile;
  if (profile === undefined) return null;
  return leanOf(profile);
}

/** The mean of the eight dimensions. */
export function leanOf(profile: ProfileInput): number {
  const total = PROFILE_DIMENSIONS.reduce((sum, dimension) => sum + profile[dimension], 0);
  return total / PROFILE_DIMENSIONS.length;
}
