import type { Condition } from '../definition/index.js';
import type { IssueParams } from '../issues/index.js';
import { createBlocker } from './Case.js';
import type { Facts } from './Facts.js';
import { conditionRemedy } from './remedies.js';
import { unknownsOf } from './unknownsOf.js';
import type { Blocker } from './Verdict.js';

/** What a condition that cannot be answered blocks with: all that it waits for, and the first event on the way to it. */
export function unknownBlocker(
  facts: Facts,
  condition: Condition | undefined,
  path: string,
  named: IssueParams = {},
): Blocker {
  const { params } = unknownsOf(facts, condition);
  return createBlocker(facts, 'condition_unknown', path, { ...named, ...params }, conditionRemedy(facts, condition));
}
