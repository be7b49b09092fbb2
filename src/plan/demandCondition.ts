import type { SalesModel } from '../definition/index.js';
import { StagewrightError } from '../issues/index.js';
import { checkCondition } from './checkCondition.js';
import type { AnyPlan } from './SalesPlan.js';
import { startChecking } from './startChecking.js';

/**
 * Refuses a condition that could not stand in a model, with what compiling it there would tell.
 *
 * @throws {StagewrightError} with every fault at once.
 */
export function demandCondition({ definition }: Pick<AnyPlan, 'definition'>, condition: unknown, path: string): void {
  const checking = startChecking(definition as SalesModel);
  checkCondition(checking, condition, path);
  if (checking.issues.length > 0) throw new StagewrightError(checking.issues);
}
