import { createIssue, StagewrightError, typeName } from '../issues/index.js';
import type { AnyPlan } from './SalesPlan.js';

/**
 * Refuses what is no compiled model: mostly a model that was not compiled, in a program that no compiler has seen.
 *
 * @throws {StagewrightError} `wrong_type { expected: 'plan', found }`.
 */
export function demandPlan(plan: unknown): void {
  if (isPlan(plan)) return;
  throw new StagewrightError([createIssue('wrong_type', 'plan', { expected: 'plan', found: typeName(plan) })]);
}

function isPlan(plan: unknown): boolean {
  try {
    const { definition, series } = plan as Partial<AnyPlan>;
    return typeof definition === 'object' && series instanceof Map;
  } catch {
    // Nothing has no properties, and a value of a host may throw where it is looked at.
    return false;
  }
}
