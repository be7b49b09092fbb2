import { type Issue, unknownProperties } from '../../issues/index.js';
import { BLOCKER_CODES } from '../blockerCodes.js';
import { unknownWord } from '../unknownName.js';
import type { Expectation } from './Journey.js';

const PROPERTIES: readonly string[] = [
  ...['stage', 'outcome', 'status', 'reason', 'series', 'variant', 'type', 'created', 'refused', 'at'],
];
/** What lacks nothing but an input has no blocker. */
const REFUSALS: readonly string[] = [...BLOCKER_CODES, 'needs_input'];

/** What no step can come to: a property that nothing has, a refusal with no such code. What stands beside a code are its parameters. */
export function expectationIssues(then: Expectation, pathOf: (property: string) => string): readonly Issue[] {
  if (then.refused === undefined) return unknownProperties(then, PROPERTIES, pathOf);
  return REFUSALS.includes(then.refused) ? [] : [unknownWord(pathOf('refused'), then.refused, REFUSALS)];
}
