import type { Reason } from '../definition/index.js';
import { type Checking, report } from './Checking.js';
import { checkCycles } from './checkCycles.js';
import { eachElement } from './checkId.js';
import { checkShape, type Shape } from './checkShape.js';
import { idsOf } from './startChecking.js';

export const REASON: Shape<Reason> = { parent: { refer: 'reason' } };

/** The reasons of an outcome: their parents are reasons of the same one. Declared but empty, it could never be reached. */
export function checkReasons(checking: Checking, value: unknown, path: string): void {
  const { malformed } = checking;
  checking.declared.reason = idsOf(value);
  eachElement(checking, 'reason', value, path, (reason, at) => checkShape(checking, REASON, reason, at));
  if (checking.malformed > malformed) return;
  const reasons = value as readonly Reason[];
  if (reasons.length === 0) report(checking, 'empty_list', path);
  checkCycles(
    checking,
    'reason',
    reasons,
    ({ parent }) => (parent === undefined ? [] : [parent]),
    (id) => `${path}.${id}.parent`,
  );
}
