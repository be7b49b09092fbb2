import { createIssue, type Issue } from '../issues/index.js';
import { nearestName } from '../plan/index.js';
import { isBlank, isBrokenText, mendedText } from '../values/index.js';
import type { Found } from './Found.js';
import { jsonType } from './jsonType.js';

/** What each property of another system's opportunity may hold, where it holds something. */
const KINDS: { readonly [property in keyof Found]-?: 'string' | 'object' | 'any' } = {
  id: 'string',
  series: 'any',
  variant: 'string',
  type: 'string',
  stage: 'string',
  outcome: 'string',
  reason: 'string',
  openedAt: 'any',
  stageEnteredAt: 'any',
  closedAt: 'any',
  owner: 'string',
  fields: 'object',
  source: 'string',
  note: 'string',
};

/**
 * What can be used of another system's opportunity: properties that are known and of their kind. What else there is, is
 * told; `null` where it is no object at all.
 */
export function readFound(found: unknown, issues: Issue[]): Found | null {
  if (jsonType(found) !== 'object') {
    issues.push(createIssue('wrong_type', '', { expected: 'object', found: jsonType(found) }));
    return null;
  }
  const read: { [property: string]: unknown } = {};
  for (const [property, value] of Object.entries(found as object)) {
    const expected = Object.hasOwn(KINDS, property) ? KINDS[property as keyof Found] : undefined;
    if (expected === undefined) {
      const nearest = nearestName(property, Object.keys(KINDS));
      issues.push(createIssue('unknown_property', property, { property, nearest }, 'warning'));
    } else if (isBlank(value)) continue;
    else if (typeof value === 'string' && isBrokenText(value))
      issues.push(createIssue('invalid_event', property, { problem: 'malformed', value: mendedText(value) }));
    else if (expected === 'any' || jsonType(value) === expected) read[property] = value;
    else issues.push(createIssue('wrong_type', property, { expected, found: jsonType(value) }));
  }
  const { id } = found as { readonly id?: unknown };
  if (isBlank(id)) issues.push(createIssue('missing_property', 'id', { property: 'id' }));
  // Other tables name it as it is, so it is kept; the same without its blanks would be another opportunity.
  else if (typeof id === 'string' && id !== id.trim())
    issues.push(createIssue('id_with_blanks', 'id', { id, nearest: id.trim() }, 'warning'));
  return read as unknown as Found;
}
