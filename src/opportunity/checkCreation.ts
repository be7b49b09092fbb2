import type { ObjectKind } from '../definition/index.js';
import { conditionRequirements } from '../plan/index.js';
import type { Case } from './Case.js';
import { checkRequirements } from './checkRequirements.js';
import type { Facts } from './Facts.js';

/** Asks the checks of an object and of each object before it in the model's order. */
export function checkCreation(found: Facts & Pick<Case, 'checklist' | 'blockers'>, object: ObjectKind): void {
  const { objects } = found.plan.definition;
  if (objects === undefined) return;
  const place = (kind: ObjectKind) => objects.order.indexOf(kind);
  for (const [index, { to, condition }] of (objects.checks ?? []).entries()) {
    if (place(to) > place(object)) continue;
    checkRequirements(found, conditionRequirements(condition, `objects.checks.${index}.condition`));
  }
}
