import { createIssue, type Issue } from '../issues/index.js';
import type { AnyOpportunity } from './Opportunity.js';
import { malformed } from './storedShape.js';
import type { TransitionRecord } from './TransitionRecord.js';

/** That a record is the next one of this opportunity, the first one without any; `replay` names the issues. */
export function checkFollows(
  before: AnyOpportunity | null,
  record: TransitionRecord,
  path: string,
  issues: Issue[],
): void {
  const { id, opportunityId, seq, at, cause, changes } = record;
  const { id: owner, seq: last, model } = before ?? { ...(changes as unknown as AnyOpportunity), seq: 0 };
  if (opportunityId !== owner)
    issues.push(createIssue('foreign_record', path, { opportunityId: owner, found: opportunityId }));
  if (seq !== last + 1) issues.push(createIssue('sequence_gap', path, { expected: last + 1, found: seq }));
  if (before === null && changes.seq !== 1) issues.push(malformed(`${path}.changes.seq`, ['1'], changes.seq ?? null));
  if (before !== null && at < before.updatedAt)
    issues.push(createIssue('record_before_last', path, { at, last: before.updatedAt }));
  const named = `${owner}:${seq}`;
  if (opportunityId === owner && id !== named) issues.push(malformed(`${path}.id`, [named], id));
  // A migration alone leads from one model, or one version of it, to another.
  if (cause !== 'migration' && textOf(record.model) !== textOf(model))
    issues.push(malformed(`${path}.model`, [textOf(model)], textOf(record.model)));
}

const textOf = ({ id, version }: TransitionRecord['model']) => `${id} ${version}`;
