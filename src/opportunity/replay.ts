import type { SalesModelInput } from '../definition/index.js';
import { createIssue, demandType, type Issue, type Result } from '../issues/index.js';
import { demandRecord, foldRecord } from './fold.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import type { TransitionRecord } from './TransitionRecord.js';

/**
 * The opportunity that a log describes: `fold` over all of it, from nothing.
 *
 * @returns the opportunity, or the issues `empty_log`, `log_without_opening` (the first record must open or import),
 * `sequence_gap { expected, found }` and `foreign_record { opportunityId, found }`.
 * @throws {StagewrightError} `wrong_type` where no list is given, or an entry is no record.
 */
export function replay<M extends SalesModelInput>(records: Iterable<TransitionRecord<M>>): Result<Opportunity<M>> {
  demandType('records', 'list', records);
  const issues: Issue[] = [];
  let opportunity: AnyOpportunity | null = null;
  let index = 0;
  for (const record of records as Iterable<unknown> as Iterable<TransitionRecord>) {
    demandRecord(`records.${index}`, record);
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
    opportunity = foldRecord(opportunity, record);
    index++;
  }
  if (opportunity === null) return { ok: false, issues: [createIssue('empty_log', '')] };
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, value: opportunity as unknown as Opportunity<M>, issues };
}
