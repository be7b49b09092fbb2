import { isRecord, type Json } from '../issues/index.js';
import type { AnyOpportunity, Visit } from './Opportunity.js';
import type { TransitionRecord } from './TransitionRecord.js';

/**
 * A stored record as today's kernel would have written it. The first logs told of a visit only how long it was suspended in
 * all; each suspension stands in the log itself, and ends with the record that resumes.
 */
export function completeRecord(record: TransitionRecord, before: AnyOpportunity | null): TransitionRecord {
  const { changes, event, at } = record;
  const { visit } = changes;
  if (!isRecord(visit) || visit.suspensions !== undefined) return record;
  const { number, clockFrom } = visit as unknown as Visit;
  const isSame = before !== null && number === before.visit.number && clockFrom === before.visit.clockFrom;
  const earlier = isSame ? before.visit.suspensions : [];
  const ended = event.type === 'resume' && before?.parked ? [{ from: before.parked.since, to: at }] : [];
  const suspensions: Json = [...earlier, ...ended];
  return { ...record, changes: { ...changes, visit: { ...visit, suspensions } as Json } };
}
