import type { SalesModelInput } from '../definition/index.js';
import { demandType } from '../issues/index.js';
import { completeRecord } from './completeRecord.js';
import { demandOpportunity } from './demandOpportunity.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import type { TransitionRecord } from './TransitionRecord.js';

/** How many event ids an opportunity remembers. */
const REMEMBERED = 32;

/**
 * The next opportunity: the one before with a record's changes. It decides nothing, so a log gives the same opportunity
 * whatever the host knows today.
 *
 * The first record (`open`, `import`) holds the whole opportunity and is folded over `null`. `seq`, `updatedAt` and the
 * remembered event ids follow from the record itself. Records from before each suspension of a visit was kept are folded
 * as those of today. Cost: the size of the change.
 *
 * @throws {StagewrightError} `wrong_type` where the one is no opportunity or the other no record of one.
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
export function fold<M extends SalesModelInput>(
  opportunity: Opportunity<M> | null,
  record: TransitionRecord<M>,
): Opportunity<M> {
  if (opportunity !== null) demandOpportunity(opportunity);
  demandRecord('record', record);
  const before = opportunity as AnyOpportunity | null;
  return foldRecord(before, completeRecord(record as unknown as TransitionRecord, before)) as unknown as Opportunity<M>;
}

/** Refuses what is no record of an opportunity. */
export function demandRecord(path: string, record: unknown): void {
  demandType(path, 'record', record);
  const { changes, event } = record as Partial<TransitionRecord>;
  demandType(`${path}.changes`, 'record', changes);
  demandType(`${path}.event`, 'record', event);
}

/** `fold` of a record that is known to be one. */
export function foldRecord(before: AnyOpportunity | null, record: TransitionRecord): AnyOpportunity {
  return before === null ? (record.changes as unknown as AnyOpportunity) : foldOver(before, record);
}

/**
 * Every key is written out, so that all opportunities have one shape; then the few that changed are set. Reading all of
 * them from `changes`, whose shape is another with every event, would take V8 twice as long.
 */
function foldOver(before: AnyOpportunity, { changes, seq, at, event }: TransitionRecord): AnyOpportunity {
  const next: { -readonly [K in keyof AnyOpportunity]: AnyOpportunity[K] } = {
    format: before.format,
    id: before.id,
    model: before.model,
    series: before.series,
    variant: before.variant,
    type: before.type,
    status: before.status,
    stage: before.stage,
    outcome: before.outcome,
    reason: before.reason,
    owner: before.owner,
    seq,
    openedAt: before.openedAt,
    updatedAt: at,
    stageEnteredAt: before.stageEnteredAt,
    visit: before.visit,
    visited: before.visited,
    fields: before.fields,
    answers: before.answers,
    processes: before.processes,
    requested: before.requested,
    kept: before.kept,
    probability: before.probability,
    parked: before.parked,
    closing: before.closing,
    recentEvents:
      typeof event.id === 'string' ? remembered(before, event.id, event.type as string) : before.recentEvents,
  };
  const changed = changes as unknown as AnyOpportunity;
  for (const key in changes) {
    switch (key) {
      case 'visit':
        next.visit = changed.visit;
        break;
      case 'status':
        next.status = changed.status;
        break;
      case 'stage':
        next.stage = changed.stage;
        break;
      case 'stageEnteredAt':
        next.stageEnteredAt = changed.stageEnteredAt;
        break;
      case 'visited':
        next.visited = merged(before.visited, changed.visited);
        break;
      case 'fields':
        next.fields = merged(before.fields, changed.fields);
        break;
      case 'answers':
        next.answers = merged(before.answers, changed.answers);
        break;
      case 'processes':
        next.processes = merged(before.processes, changed.processes);
        break;
      case 'requested':
        next.requested = merged(before.requested, changed.requested);
        break;
      case 'kept':
        next.kept = merged(before.kept, changed.kept);
        break;
      default:
        (next as { [key: string]: unknown })[key] = changes[key];
    }
  }
  return next;
}

function remembered({ recentEvents }: AnyOpportunity, id: string, type: string): AnyOpportunity['recentEvents'] {
  return [...recentEvents, { id, type }].slice(-REMEMBERED);
}

/** A merge of one level; `null` removes. */
function merged<R extends { readonly [key: string]: unknown }>(before: R, changes: R): R {
  let next: { [key: string]: unknown } = { ...before };
  for (const key in changes) {
    if (changes[key] === null) next = without(next, key);
    else next[key] = changes[key];
  }
  return next as R;
}

/** A copy without a key. To `delete` it would leave a record that is slow to read ever after. */
function without(record: { readonly [key: string]: unknown }, removed: string): { [key: string]: unknown } {
  const rest: { [key: string]: unknown } = {};
  for (const key in record) if (key !== removed) rest[key] = record[key];
  return rest;
}
