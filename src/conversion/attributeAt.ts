import type { AttributeMoments } from '../history/index.js';
import { createIssue, StagewrightError } from '../issues/index.js';
import { type CalendarInput, type InstantInput, instantText } from '../values/index.js';
import { readBound } from './standingAt.js';

/**
 * When attributes that change are read: as each member is `counted` (default), as they are at `asOf`, or at one instant for
 * all. A date is its beginning in the calendar's zone.
 */
export type AttributeAt = 'counted' | 'asOf' | InstantInput;

/**
 * The moments at which attributes of members are read, by when these are counted; as known at `asOf`.
 *
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`.
 */
export function readAttributeAt(
  {
    attributeAt = 'counted',
    calendar = 'UTC',
  }: { readonly attributeAt?: AttributeAt; readonly calendar?: CalendarInput },
  asOf: number,
): (counted: Float64Array | number) => AttributeMoments {
  if (attributeAt === 'counted') return (at) => ({ at, asOf });
  const at = attributeAt === 'asOf' ? asOf : readBound(attributeAt, calendar, 'attributeAt');
  if (at > asOf) {
    const params = { value: instantText(at), asOf: instantText(asOf) };
    throw new StagewrightError([createIssue('after_as_of', 'attributeAt', params)]);
  }
  return () => ({ at, asOf });
}
