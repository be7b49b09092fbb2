import type { AnyOpportunity } from './Opportunity.js';

/**
 * Whether a list was applied before: every event that carries an id was seen, as an event of its type, and there is one.
 * Events without an id of their own went with those that have one.
 */
export function isWholeRetry({ recentEvents }: AnyOpportunity, events: readonly unknown[]): boolean {
  if (events.length < 2) return false;
  const named = (events as readonly ({ readonly id?: unknown; readonly type?: unknown } | null)[]).filter(
    (event) => event?.id !== undefined && event.id !== null,
  );
  return (
    named.length > 0 &&
    named.every((event) => recentEvents.some(({ id, type }) => id === event?.id && type === event.type))
  );
}
