import type { SalesModelInput } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import type { Opportunity } from './Opportunity.js';
import type { TransitionRecord } from './TransitionRecord.js';

/** Keys of an opportunity that a record changes entry by entry; all others it replaces. */
const MERGED = ['fields', 'answers', 'processes', 'visited', 'requested', 'kept'] as const;

/** How many event ids an opportunity remembers. */
const REMEMBERED = 32;

/**
 * The next opportunity: the one before with a record's changes. It decides nothing, so a log gives the same opportunity
 * whatever the host knows today.
 *
 * The first record (`open`, `import`) holds the whole opportunity and is folded over `null`. `seq`, `updatedAt` and the
 * remembered event ids follow from the record itself. Cost: the size of the change.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, fold, openOpportunity } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const opened = openOpportunity(plan, { id: 'o-1' }, { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } });
 * opened.ok && fold(null, opened.records[0]).stage // => 'a'
 */
export function fold<M extends SalesModelInput>(opportunity: Opportunity<M> | null, record: TransitionRecord<M>): Opportunity<M> {
  if (opportunity === null) return record.changes as unknown as Opportunity<M>;
  const next: { [key: string]: unknown } = { ...opportunity };
  for (const key in record.changes) next[key] = record.changes[key];
  for (const key of MERGED) {
    if (record.changes[key] !== undefined) next[key] = merge(opportunity[key] as Json, record.changes[key]);
  }
  next.seq = record.seq;
  next.updatedAt = record.at;
  const { id, type } = record.event;
  if (typeof id === 'string') next.recentEvents = [...opportunity.recentEvents, { id, type }].slice(-REMEMBERED);
  return next as Opportunity<M>;
}

/** A merge of one level; `null` removes. */
function merge(before: Json, changes: Json): Json {
  const merged: { [key: string]: Json } = { ...(before as object), ...(changes as object) };
  for (const key in merged) if (merged[key] === null) delete merged[key];
  return merged;
}
