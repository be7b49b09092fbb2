import type { Requires } from '../definition/index.js';
import { leavesOf } from '../satisfiability/index.js';

/** The acts that a `requires` block speaks of, in its list or in its condition. */
export function actionsAskedFor({ actions, condition }: Requires): readonly string[] {
  const leaves = condition === undefined ? [] : leavesOf(condition);
  return [...actions.map(({ action }) => action), ...leaves.flatMap((leaf) => ('action' in leaf ? [leaf.action] : []))];
}

/** The processes that a `requires` block speaks of, in its list or in its condition. */
export function processesAskedFor({ processes, condition }: Requires): readonly string[] {
  const leaves = condition === undefined ? [] : leavesOf(condition);
  return [...processes, ...leaves.flatMap((leaf) => ('process' in leaf ? [leaf.process] : []))];
}
