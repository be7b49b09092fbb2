import type { ObjectKind } from '../../../definition/index.js';
import { type AnyPlan, conditionRequirements, type Requirement, type SeriesPlan } from '../../../plan/index.js';
import { type Demand, demandOf, demandOfRequirement } from '../../../satisfiability/index.js';
import { ALWAYS } from '../Attempt.js';

/** What is asked of an object: its own checks, and those of every object before it. */
export function askedOf({ definition }: AnyPlan, object: ObjectKind): readonly Requirement[] {
  const { order = [], checks = [] } = definition.objects ?? {};
  return checks.flatMap(({ to, condition }, index) =>
    order.indexOf(to) <= order.indexOf(object)
      ? conditionRequirements(condition, `objects.checks.${index}.condition`)
      : [],
  );
}

/** That everything is met that is asked of an opportunity; `series` is empty before there is one. */
export const askedIsMet = (plan: AnyPlan, series: string): Demand => ({
  all: askedOf(plan, 'opportunity').map((requirement) => demandOfRequirement({ plan, series }, requirement)),
});

/** That the type of an opportunity is one that a series takes, where conditions see it. */
export function typeFits(plan: AnyPlan, { id, series }: SeriesPlan): Demand {
  if (series.types.length === 0 || plan.fields.has('type')) return ALWAYS;
  return demandOf({ plan, series: id }, { field: 'type', in: [...series.types] }, 'yes');
}

/** That an opportunity can be opened in a series. */
export const isOpenable = (plan: AnyPlan, series: SeriesPlan): Demand => ({
  all: [askedIsMet(plan, series.id), typeFits(plan, series)],
});
