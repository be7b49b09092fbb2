import type { Condition, Field } from '../../definition/index.js';
import { leavesOf } from '../conditionsOf.js';
import { canHold } from './canHold.js';

/**
 * Whether one condition is answered yes whenever another is: no way makes the other yes and this one no, and nothing
 * that this one asks can be unknown while the other is known. A condition that is left out is always yes.
 */
export function implies(
  other: Condition | undefined,
  condition: Condition | undefined,
  fields: ReadonlyMap<string, Field>,
): boolean {
  if (condition === undefined) return true;
  if (other === undefined) return false;
  const known = new Set(certainLeaves(other).map(subjectOf));
  const isDecided = leavesOf(condition).every((leaf) => isNeverUnknown(leaf) || known.has(subjectOf(leaf)));
  return isDecided && canHold({ all: [other, { not: condition }] }, fields) === 'no';
}

type Leaf = ReturnType<typeof leavesOf>[number];

/** What a condition asks at all events. */
function certainLeaves(condition: Condition): readonly Leaf[] {
  if ('all' in condition) return condition.all.flatMap(certainLeaves);
  return 'any' in condition || 'not' in condition ? [] : [condition];
}

function isNeverUnknown(leaf: Leaf): boolean {
  if ('field' in leaf) return Object.keys(leaf).every((key) => key === 'field' || key === 'present');
  return 'action' in leaf || 'stageVisited' in leaf || ('process' in leaf && leaf.is === 'raised');
}

function subjectOf(leaf: Leaf): string {
  if ('field' in leaf) return `field ${leaf.field}${leaf.present === false ? ' absent' : ''}`;
  if ('process' in leaf) return `process ${leaf.process}${leaf.is === 'raised' ? ' raised' : ''}`;
  if ('question' in leaf) return `question ${leaf.question}`;
  return 'check' in leaf ? `check ${leaf.check}` : JSON.stringify(leaf);
}
