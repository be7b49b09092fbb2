import * as fc from 'fast-check';
import type { Actor } from '../../opportunity/index.js';
import { type AnyPlan, demandPlan } from '../../plan/index.js';

/** Actors with some of the model's roles, and now and then a job of the host. */
export function actorArbitrary(plan: AnyPlan): fc.Arbitrary<Actor> {
  demandPlan(plan);
  const roles: string[] = plan.definition.roles.map(({ id }: { readonly id: string }) => id);
  return fc.record({
    id: fc.constantFrom('ann', 'bob', 'eve'),
    roles: fc.oneof({ weight: 4, arbitrary: fc.constant(roles) }, fc.subarray(roles)),
    system: fc.constantFrom(false, false, false, true),
  });
}
