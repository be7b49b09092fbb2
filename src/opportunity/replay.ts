import type { SalesModelInput } from '../definition/index.js';
import { createIssue, demandType, type Issue, type Result } from '../issues/index.js';
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
 * `sequence_gap { expected, found }`, `foreign_record { opportunityId, found }`, and `malformed_opportunity` with the path
 * of each change that is none of an opportunity (`2.changes.visit`); a damaged log is read no further.
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
    } else {
      if (record.opportunityId !== opportunity.id) {
        issues.push(
          createIssue('foreign_record', path, { opportunityId: opportunity.id, found: record.opportunityId }),
        );
      }
      if (record.seq !== opportunity.seq + 1) {
        issues.push(createIssue('sequence_gap', path, { expected: opportunity.seq + 1, found: record.seq }));
      }
    }
    const damage = damageOf(record, path, opportunity === null);
    if (damage.length > 0) return { ok: false, issues: [...issues, ...damage] };
    opportunity = foldRecord(opportunity, record);
    index++;
  }
  if (opportunity === null) return { ok: false, issues: [createIssue('empty_log', '')] };
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, value: opportunity as unknown as Opportunity<M>, issues };
}
