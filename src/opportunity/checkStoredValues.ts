import { createIssue, type Issue, isRecord, type Json } from '../issues/index.js';
import type { AnyPlan } from '../plan/index.js';
import { jsonType } from './jsonType.js';
import type { AnyOpportunity } from './Opportunity.js';
import { type FieldProblem, parseFieldValue } from './parseFieldValue.js';
import { malformed } from './storedShape.js';

/** What a model may come to ask of values that were right before. */
const RULES: readonly FieldProblem[] = ['check', 'choice', 'minimum', 'maximum', 'few_characters', 'many_characters'];

/**
 * That values are such as the kernel keeps of their fields. One that only breaks a rule of its field (a bound, a choice) is
 * told (`invalid_field`, a warning), so that it can still be corrected: a move that asks for it is blocked.
 */
export function checkStoredValues(plan: AnyPlan, { fields, processes }: AnyOpportunity, issues: Issue[]): void {
  const check = (id: string, value: Json, path: string) => {
    const field = plan.fields.get(id);
    if (field === undefined) return;
    const parsed = parseFieldValue(field, value);
    if (parsed.ok && isSame(parsed.value, value)) return;
    if (!parsed.ok && RULES.includes(parsed.fault.problem)) {
      issues.push(createIssue('invalid_field', path, { field: id, value, ...parsed.fault }, 'warning'));
    } else issues.push(malformed(path, [field.type], typeof value === 'object' ? jsonType(value) : value));
  };
  for (const [id, { value }] of Object.entries(fields)) check(id, value, `fields.${id}.value`);
  for (const [process, { proposed }] of Object.entries(processes))
    for (const [id, value] of Object.entries(proposed)) check(id, value, `processes.${process}.proposed.${id}`);
}

/** Of values that are kept only money has parts, in whatever order a database gives them back. */
function isSame(kept: Json, value: Json): boolean {
  if (!isRecord(kept) || !isRecord(value)) return kept === value;
  return Object.keys(value).length === 2 && kept.amount === value.amount && kept.currency === value.currency;
}
