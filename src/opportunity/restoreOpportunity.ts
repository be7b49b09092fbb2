import type { SalesModelInput } from '../definition/index.js';
import { createIssue, type Issue, type Result } from '../issues/index.js';
import { type AnyPlan, type SalesPlan, trackOf } from '../plan/index.js';
import { blankOpportunity } from './blankOpportunity.js';
import type { Imported } from './importOpportunity.js';
import type { AnyOpportunity } from './Opportunity.js';
import { toJson } from './toJson.js';

/** What every key must hold, by the JSON type of its values. */
const TYPES: { readonly [key in keyof AnyOpportunity]: readonly string[] } = {
  format: ['string'],
  id: ['string'],
  model: ['object'],
  series: ['string'],
  variant: ['string', 'null'],
  type: ['string', 'null'],
  status: ['string'],
  stage: ['string', 'null'],
  outcome: ['string', 'null'],
  reason: ['string', 'null'],
  owner: ['string', 'null'],
  seq: ['number'],
  openedAt: ['string'],
  updatedAt: ['string'],
  stageEnteredAt: ['string', 'null'],
  visit: ['object'],
  visited: ['object'],
  fields: ['object'],
  answers: ['object'],
  processes: ['object'],
  requested: ['object'],
  kept: ['object'],
  probability: ['object', 'null'],
  parked: ['object', 'null'],
  closing: ['object', 'null'],
  recentEvents: ['array'],
};

const STATUSES = ['open', 'suspended', 'pooled', 'won', 'lost', 'abandoned', 'voided'];

/**
 * An opportunity from storage, checked: its format, that it belongs to this model and version, and that its series,
 * variant, stage and outcome exist there. Nothing is repaired silently.
 *
 * @returns the opportunity with no records (a migration would add its own), or the issues `format_mismatch`,
 * `model_mismatch`, `malformed_opportunity { key, expected }`, `unknown_reference`.
 */
export function restoreOpportunity<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  stored: unknown,
): Result<Imported<M>> {
  const anyPlan = plan as AnyPlan;
  const issues = check(anyPlan, stored);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: { opportunity: stored, records: [] } as unknown as Imported<M>, issues };
}

function check(plan: AnyPlan, stored: unknown): readonly Issue[] {
  if (jsonType(stored) !== 'object')
    return [createIssue('malformed_opportunity', '', { expected: 'object', found: jsonType(stored) })];
  const value = stored as { readonly [key: string]: unknown };
  const { format } = blankOpportunity(plan, '', '');
  if (value.format !== format)
    return [createIssue('format_mismatch', 'format', { expected: format, found: toJson(value.format) })];
  const issues: Issue[] = [];
  for (const [key, expected] of Object.entries(TYPES)) {
    const found = Object.hasOwn(value, key) ? jsonType(value[key]) : 'nothing';
    if (!expected.includes(found))
      issues.push(createIssue('malformed_opportunity', key, { key, expected: [...expected], found }));
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(TYPES, key))
      issues.push(createIssue('malformed_opportunity', key, { key, expected: [], found: jsonType(value[key]) }));
  }
  if (issues.length > 0) return issues;

  const opportunity = value as unknown as AnyOpportunity;
  const { model } = opportunity;
  if (model.id !== plan.id || model.version !== plan.version) {
    return [
      createIssue('model_mismatch', 'model', {
        model: toJson(model.id),
        version: toJson(model.version),
        expectedModel: plan.id,
        expectedVersion: plan.version,
      }),
    ];
  }
  const track = trackOf(plan, opportunity.series, opportunity.variant);
  const unknown = (kind: string, id: string | null) =>
    issues.push(createIssue('unknown_reference', kind, { kind, id, nearest: null }));
  if (track === undefined)
    unknown(
      plan.series.has(opportunity.series) ? 'variant' : 'series',
      plan.series.has(opportunity.series) ? opportunity.variant : opportunity.series,
    );
  else {
    if (opportunity.stage !== null && !track.stageIndex.has(opportunity.stage)) unknown('stage', opportunity.stage);
    if (opportunity.outcome !== null && !track.outcomeIndex.has(opportunity.outcome))
      unknown('outcome', opportunity.outcome);
  }
  if (!STATUSES.includes(opportunity.status))
    issues.push(
      createIssue('malformed_opportunity', 'status', { key: 'status', expected: STATUSES, found: opportunity.status }),
    );
  if (!Number.isSafeInteger(opportunity.seq) || opportunity.seq < 1) {
    issues.push(
      createIssue('malformed_opportunity', 'seq', { key: 'seq', expected: ['integer'], found: opportunity.seq }),
    );
  }
  const isOpen = opportunity.status === 'open' || opportunity.status === 'suspended' || opportunity.status === 'pooled';
  const isClosed = !isOpen && opportunity.status !== 'voided';
  if ((isOpen && opportunity.stage === null) || (isClosed && opportunity.closing === null)) {
    const key = isOpen ? 'stage' : 'closing';
    issues.push(
      createIssue('malformed_opportunity', key, { key, expected: [isOpen ? 'string' : 'object'], found: 'null' }),
    );
  }
  return issues;
}

function jsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
