import type { Condition } from '../definition/index.js';
import { canHold } from './canHold.js';
import { demandOf, type Ground } from './demandOf.js';

/**
 * Whether one condition is answered yes whenever another is: nothing makes the other yes, and this one no or unknown. A
 * condition that is left out is always yes.
 */
export function implies(ground: Ground, other: Condition | undefined, condition: Condition | undefined): boolean {
  if (condition === undefined) return true;
  const premise = other === undefined ? { all: [] } : demandOf(ground, other, 'yes');
  return canHold(ground, { all: [premise, demandOf(ground, condition, 'notYes')] }) === 'no';
}
