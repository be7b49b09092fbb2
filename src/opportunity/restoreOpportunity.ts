import type { SalesModelInput } from '../definition/index.js';
import { createIssue, type Issue, type Result } from '../issues/index.js';
import { type AnyPlan, demandPlan, nearestName, type SalesPlan, trackOf } from '../plan/index.js';
import { blankOpportunity } from './blankOpportunity.js';
import { checkStoredIds } from './checkStoredIds.js';
import { checkStoredValues } from './checkStoredValues.js';
import type { Imported } from './importOpportunity.js';
import { jsonType } from './jsonType.js';
import type { AnyOpportunity } from './Opportunity.js';
import { checkStoredShape, malformed } from './storedShape.js';
import { toJson } from './toJson.js';

/**
 * An opportunity from storage, checked as a whole: its format, every key with its types, enumerations and instants, that
 * it belongs to this model and version, that its series, variant, stage and outcome exist there, that its place is one
 * that its status has, and then that every id in it is one of the model's and every value in the form of its field.
 * Nothing is repaired silently. Cost: one pass over what is stored.
 *
 * @returns the opportunity with no records (a migration would add its own), or the issues `format_mismatch`,
 * `model_mismatch`, `malformed_opportunity { key, expected, found }` (the path of each value that is wrong),
 * `unknown_reference`. A value that breaks a rule of its field (a bound, a choice) is a warning (`invalid_field`): the
 * opportunity is given as it is.
 */
export function restoreOpportunity<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  stored: unknown,
): Result<Imported<M>> {
  demandPlan(plan);
  const anyPlan = plan as AnyPlan;
  const issues = check(anyPlan, stored);
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues };
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
  checkStoredShape(value, '', issues);
  const { model } = value as { readonly model?: { readonly id?: unknown; readonly version?: unknown } };
  const isModelRead = typeof model?.id === 'string' && typeof model.version === 'number';
  if (isModelRead && (model.id !== plan.id || model.version !== plan.version)) {
    const expected = { expectedModel: plan.id, expectedVersion: plan.version };
    issues.push(
      createIssue('model_mismatch', 'model', { model: model.id, version: model.version, ...expected } as never),
    );
  } else {
    if (!issues.some(({ path }) => PLACE.includes(path.split('.')[0] ?? '')))
      checkPlace(plan, value as unknown as AnyOpportunity, issues);
    if (issues.length === 0) {
      checkStoredIds(plan, value as unknown as AnyOpportunity, issues);
      checkStoredValues(plan, value as unknown as AnyOpportunity, issues);
    }
  }
  return issues;
}

/** The keys that say where an opportunity stands; only where all of them can be read can they be compared. */
const PLACE = ['model', 'series', 'variant', 'status', 'stage', 'outcome', 'closing', 'parked'];

/** That series, variant, stage and outcome exist, and that they are such as the status has. */
function checkPlace(plan: AnyPlan, opportunity: AnyOpportunity, issues: Issue[]): void {
  const { series, variant, status, stage, outcome, closing } = opportunity;
  const unknown = (kind: string, id: string | null, names: Iterable<string>, path = kind) =>
    issues.push(
      createIssue('unknown_reference', path, { kind, id, nearest: id === null ? null : nearestName(id, names) }),
    );
  const track = trackOf(plan, series, variant);
  if (track === undefined) {
    const found = plan.series.get(series);
    if (found === undefined) unknown('series', series, plan.series.keys());
    else
      unknown(
        'variant',
        variant,
        found.series.variants.map(({ id }: { readonly id: string }) => id),
      );
    return;
  }
  const index = stage === null ? null : track.stageIndex.get(stage);
  if (index === undefined) unknown('stage', stage, track.stageIndex.keys());
  if (outcome !== null && !track.outcomeIndex.has(outcome)) unknown('outcome', outcome, track.outcomeIndex.keys());

  const isParked = status === 'suspended' || status === 'pooled';
  const isOpen = status === 'open' || isParked;
  const isClosed = !isOpen && status !== 'voided';
  const found = (value: unknown) => (typeof value === 'string' ? value : jsonType(value));
  const expect = (key: 'stage' | 'outcome' | 'closing' | 'parked', isThere: boolean, type: 'string' | 'object') => {
    const value = opportunity[key];
    if ((value !== null) !== isThere) issues.push(malformed(key, [isThere ? type : 'null'], found(value)));
  };
  const isBehindWin = typeof index === 'number' && index >= track.open;
  const belongs = isOpen
    ? typeof index === 'number' && !isBehindWin
    : index === null || (status === 'won' && isBehindWin);
  if (index !== undefined && !belongs) issues.push(malformed('stage', [isOpen ? 'stage' : 'null'], found(stage)));
  expect('outcome', isClosed, 'string');
  expect('closing', isClosed, 'object');
  expect('parked', isParked, 'object');
  if (closing !== null && isClosed) {
    const kind = track.outcomes[track.outcomeIndex.get(closing.outcome) ?? -1]?.outcome.kind;
    if (kind !== undefined && kind !== status) issues.push(malformed('status', [kind], status));
    const { fromStage } = closing;
    const from = fromStage === null ? 0 : track.stageIndex.get(fromStage);
    if (from === undefined) unknown('stage', fromStage, track.stageIndex.keys(), 'closing.fromStage');
    else if (from >= track.open) issues.push(malformed('closing.fromStage', ['stage'], fromStage));
    if (closing.kind !== status) issues.push(malformed('closing.kind', [status], closing.kind));
    if (outcome !== null && closing.outcome !== outcome)
      issues.push(malformed('closing.outcome', [outcome], closing.outcome));
  }
}
