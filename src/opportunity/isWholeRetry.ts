import type { AnyPlan } from '../plan/index.js';
import type { AnyOpportunity } from './Opportunity.js';
import { readEvent } from './readEvent.js';

/**
 * Whether a list was applied before: every event that carries an id was seen, as an event of its type, and there is one.
 * Events without an id of their own went with those that have one. What cannot be read was never applied, nor what is
 * put to an opportunity of another model.
 */
export function isWholeRetry(plan: AnyPlan, opportunity: AnyOpportunity, events: readonly unknown[]): boolean {
  if (events.length < 2) return false;
  const { recentEvents, model, series } = opportunity;
  const named = (events as readonly ({ readonly id?: unknown; readonly type?: unknown } | null)[]).filter(
    (event) => event?.id !== undefined && event.id !== null,
  );
  return (
    named.length > 0 &&
    named.every((event) => recentEvents.some(({ id, type }) => id === event?.id && type === event.type)) &&
    model.id === plan.id &&
    model.version === plan.version &&
    events.every((event) => readEvent(plan, plan.series.get(series) ?? null, event).ok)
  );
}
