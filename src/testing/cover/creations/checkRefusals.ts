import type { ObjectKind } from '../../../definition/index.js';
import { type AnyPlan, OBJECT_KINDS } from '../../../plan/index.js';
import type { Demand } from '../../../satisfiability/index.js';
import { ALWAYS } from '../Attempt.js';
import { refusalsOfRequirements } from '../refusalsOfRule.js';
import { askedOf, typeFits } from './asked.js';
import { type Creation, opening, type RefusedCreation, refusedCreation } from './Creation.js';

/** What the order of objects and their checks refuse: for an opportunity in every series, then for the object itself. */
export function checkRefusals(plan: AnyPlan): readonly RefusedCreation[] {
  const { order, checks = [] } = plan.definition.objects ?? {};
  const created = (object: ObjectKind) => ({ event: { type: 'create', object }, series: '', type: null });
  const strange = OBJECT_KINDS.find((kind) => order?.includes(kind) === false);
  return [
    ...[...plan.series.values()].flatMap((series) =>
      failedChecks(plan, { event: opening(series.id), series: series.id }, 'opportunity', typeFits(plan, series)),
    ),
    ...[...new Set(checks.map(({ to }) => to))].flatMap((object) =>
      failedChecks(plan, created(object), object, ALWAYS),
    ),
    ...(strange === undefined ? [] : [refusedCreation('move_not_allowed', 'objects.order', created(strange))]),
  ];
}

/** Each check failed in each of its ways, with the others met where that can be. */
function failedChecks(
  plan: AnyPlan,
  creation: Pick<Creation, 'event' | 'series' | 'type'>,
  object: ObjectKind,
  demand: Demand,
): readonly RefusedCreation[] {
  const { event, series } = creation;
  const asked = { event, demand, least: ALWAYS };
  return refusalsOfRequirements({ plan, series }, askedOf(plan, object), asked).map((attempt) => ({
    ...attempt,
    ...creation,
  }));
}
