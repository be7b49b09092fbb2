import type { SalesModelInput } from '../definition/index.js';
import { createIssue, demandType, type Issue, type Result } from '../issues/index.js';
import { checkFollows } from './checkFollows.js';
import { completeRecord } from './completeRecord.js';
import { demandRecord, foldRecord } from './fold.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { recordChecker } from './storedShape.js';
import type { TransitionRecord } from './TransitionRecord.js';

/**
 * The opportunity that a log describes: `fold` over all of it, from nothing.
 *
 * Records from before each suspension of a visit was kept are read as those of today.
 *
 * @returns the opportunity, or the issues `empty_log`, `log_without_opening` (the first record must open or import),
 * `sequence_gap { expected, found }`, `foreign_record { opportunityId, found }`, `record_before_last { at, last }`, and
 * `malformed_opportunity` with the path of what is none of a record: a change (`2.changes.visit`), after which the log is read
 * no further, its id, or another model where nothing was migrated.
 * @throws {StagewrightError} `wrong_type` where no list is given, or an entry is no record.
 */
export function replay<M extends SalesModelInput>(records: Iterable<TransitionRecord<M>>): Result<Opportunity<M>> {
  demandType('records', 'list', records);
  const issues: Issue[] = [];
  let opportunity: AnyOpportunity | null = null;
  let index = 0;
  const damageOf = recordChecker();
  for (const stored of records as Iterable<unknown> as Iterable<TransitionRecord>) {
    demandRecord(`records.${index}`, stored);
    const record = completeRecord(stored, opportunity);
    const path = `${index}`;
    if (opportunity === null) {
      const { type } = record.event;
      if (type !== 'open' && type !== 'import')
        return { ok: false, issues: [createIssue('log_without_opening', path, { type: type ?? null })] };
    }
    const damage = damageOf(record, path, opportunity === null);
    if (damage.length > 0) return { ok: false, issues: [...issues, ...damage] };
    checkFollows(opportunity, record, path, issues);
    opportunity = foldRecord(opportunity, record);
    index++;
  }
  if (opportunity === null) return { ok: false, issues: [createIssue('empty_log', '')] };
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, value: opportunity as unknown as Opportunity<M>, issues };
}
