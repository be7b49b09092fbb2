import type { Condition } from '../definition/index.js';
import { type Demand, demandOf, type Ground } from './demandOf.js';

/** The demand that a condition stays unknown: answered neither yes nor no. */
export function demandUnknown(ground: Ground, condition: Condition): Demand {
  return { all: [demandOf(ground, condition, 'notYes'), demandOf(ground, condition, 'notNo')] };
}
