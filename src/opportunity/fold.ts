import type { SalesModelInput } from '../definition/index.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import type { TransitionRecord } from './TransitionRecord.js';

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
  return foldOver(opportunity as unknown as AnyOpportunity, record as unknown as TransitionRecord) as unknown as Opportunity<M>;
}

/** Every key is written out, so that all opportunities have one shape: this is the kernel's hottest line. */
function foldOver(before: AnyOpportunity, { changes, seq, at, event }: TransitionRecord): AnyOpportunity {
  const changed = changes as unknown as Partial<AnyOpportunity>;
  return {
    format: before.format,
    id: before.id,
    model: changed.model ?? before.model,
    series: changed.series ?? before.series,
    variant: replaced(changed.variant, before.variant),
    type: replaced(changed.type, before.type),
    status: changed.status ?? before.status,
    stage: replaced(changed.stage, before.stage),
    outcome: replaced(changed.outcome, before.outcome),
    reason: replaced(changed.reason, before.reason),
    owner: replaced(changed.owner, before.owner),
    seq,
    openedAt: before.openedAt,
    updatedAt: at,
    stageEnteredAt: replaced(changed.stageEnteredAt, before.stageEnteredAt),
    visit: changed.visit ?? before.visit,
    visited: merged(changed.visited, before.visited),
    fields: merged(changed.fields, before.fields),
    answers: merged(changed.answers, before.answers),
    processes: merged(changed.processes, before.processes),
    requested: merged(changed.requested, before.requested),
    kept: merged(changed.kept, before.kept),
    probability: replaced(changed.probability, before.probability),
    parked: replaced(changed.parked, before.parked),
    closing: replaced(changed.closing, before.closing),
    recentEvents:
      typeof event.id === 'string'
        ? [...before.recentEvents, { id: event.id, type: event.type as string }].slice(-REMEMBERED)
        : before.recentEvents,
  };
}

/** `undefined` leaves a value as it was; `null` is a value. */
function replaced<V>(change: V | undefined, before: V): V {
  return change === undefined ? before : change;
}

/** A merge of one level; `null` removes. */
function merged<R extends { readonly [key: string]: unknown }>(changes: R | undefined, before: R): R {
  if (changes === undefined) return before;
  const next: { [key: string]: unknown } = { ...before };
  for (const key in changes) {
    if (changes[key] === null) delete next[key];
    else next[key] = changes[key];
  }
  return next as R;
}
