import type { SalesModelInput } from '../definition/index.js';
import { createIssue, demandType, type Issue, type Json, type Result } from '../issues/index.js';
import {
  type AnyPlan,
  demandPlan,
  nearestName,
  type OutcomePlan,
  type SalesPlan,
  type SeriesPlan,
  type StagePlan,
  trackOf,
} from '../plan/index.js';
import { instantText, localInstants, readInstant, readLocalInstant } from '../values/index.js';
import { chooseVariant } from './chooseVariant.js';
import type { DecisionContext } from './DecisionContext.js';
import { draftOpportunity } from './draftOpportunity.js';
import type { Found } from './Found.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { readContext } from './ReadContext.js';
import { readFound } from './readFound.js';
import { recordOpening } from './recordOpening.js';
import { resolveOutcome, resolveReason, resolveStage, resolveType, soleWin } from './resolveNames.js';
import type { TransitionRecord } from './TransitionRecord.js';
import { toJson } from './toJson.js';

/** An opportunity with the one record that says where it came from. */
export type Imported<M extends SalesModelInput = SalesModelInput> = {
  readonly opportunity: Opportunity<M>;
  readonly records: readonly TransitionRecord<M>[];
};

export type ImportOptions = {
  /** The zone of times that are written without one (`2026-01-05 08:00:00`, `2026-01-05`); left out: they are refused. */
  readonly zone?: string;
};

/**
 * Takes over an opportunity from another system in any stage or outcome: no gate is asked, and the record says
 * `cause: 'import'`, so that measures can leave imports out.
 *
 * Stages are resolved by id, label or alias, outcomes, types and reasons by id or label. A won one without a stage stands at the end of the
 * road; with an after-win stage it stands there. What cannot be used is told and does not stop the import: a field that
 * does not parse (`field_not_parsed`, with its value), a type that the model does not declare (`unknown_reference`), a property that nobody reads
 * (`unknown_property`), a reason that the model does not declare (`reason_unknown`, kept
 * as text), a date of opening or closing that nobody knows (`open_date_unknown`, `close_date_unknown`, with the one
 * assumed), a close before the opening (`closed_before_opened`, kept), an instant behind the import (`in_the_future`,
 * kept). Blank text is no value. Refused are `unknown_series`, `unknown_stage` and
 * `unknown_outcome` (with the nearest name), `outcome_not_reachable` (not won, and yet in a stage behind a win),
 * `unreadable_instant`, `missing_property`, `wrong_type`. Data never makes it throw.
 *
 * @throws {StagewrightError} `unknown_time_zone` of the options.
 */
export function importOpportunity<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  found: Found<M>,
  context: DecisionContext<M>,
  options: ImportOptions = {},
): Result<Imported<M>> {
  demandPlan(plan);
  demandType('options', 'record', options);
  const localOf = options.zone === undefined ? null : localInstants(options.zone);
  return take(plan as AnyPlan, found as unknown as Found, context, localOf) as unknown as Result<Imported<M>>;
}

// biome-ignore lint/suspicious/noExplicitAny: the context of every model is read alike.
function take(plan: AnyPlan, input: Found, given: DecisionContext<any>, localOf: LocalOf): Result<Imported> {
  const issues: Issue[] = [];
  const context = readContext(given);
  if ('wrong' in context)
    return {
      ok: false,
      issues: [createIssue('invalid_event', context.wrong.path, context.wrong.params)],
    };
  const found = readFound(input, issues);
  if (found === null) return { ok: false, issues };
  const series = seriesOf(plan, found, issues);
  const instants = readInstants(found, context.atText, localOf, issues);
  if (series === undefined) return { ok: false, issues };

  const draft = draftOpportunity(plan, { id: found.id, fields: found.fields, source: found.source }, context);
  const fields = { ...draft.opportunity.fields };
  for (const { code, path, params } of draft.blockers) {
    const field = path.slice('fields.'.length);
    delete fields[field];
    const value = toJson((found.fields as { readonly [field: string]: unknown } | undefined)?.[field]);
    issues.push(
      createIssue(
        'field_not_parsed',
        path,
        // A field that the model does not have is a fault of another kind in a draft.
        code === 'invalid_field' ? { ...params, value } : { field, value, problem: 'unknown' },
        'warning',
      ),
    );
  }
  const opportunity: AnyOpportunity = {
    ...draft.opportunity,
    fields,
    series: series.id,
    type: found.type == null ? null : resolveType(plan, found.type, issues),
    owner: found.owner ?? null,
  };
  const facts = { plan, opportunity, context, reads: { facts: {}, checks: {} } };
  const variant = found.variant ?? chooseVariant(facts, series.series);
  const track = trackOf(plan, series.id, variant);
  if (track === undefined) {
    issues.push(createIssue('unknown_reference', 'variant', { kind: 'variant', id: toJson(variant), nearest: null }));
    return { ok: false, issues };
  }
  const stage = found.stage == null ? undefined : resolveStage(track, found.stage, issues);
  const outcome = found.outcome == null ? undefined : resolveOutcome(track, found.outcome, issues);
  if (input.stage == null && input.outcome == null)
    issues.push(createIssue('missing_property', 'stage', { property: 'stage' }));
  const won = outcome ?? (stage?.afterWin ? soleWin(track, issues) : undefined);
  if (stage?.afterWin && won !== undefined && won.outcome.kind !== 'won')
    issues.push(createIssue('outcome_not_reachable', 'outcome', { outcome: won.outcome.id, from: stage.id }));
  if (hasErrors(issues)) return { ok: false, issues };

  const placed =
    won === undefined ? { status: 'open', stage: stage?.id ?? null } : closed(stage, won, instants, found, issues);
  // The event's own type is that of the event; what the other system called the opportunity's type is kept beside it.
  const { type, ...rest } = toJson(input) as { readonly [key: string]: Json };
  const event = { ...rest, type: 'import', ...(type === undefined || type === null ? {} : { opportunityType: type }) };
  const entered = {
    ...opportunity,
    variant,
    openedAt: instants.openedAt,
    stageEnteredAt: instants.stageEnteredAt,
    ...placed,
    visit: { ...opportunity.visit, number: 1, clockFrom: instants.stageEnteredAt ?? context.atText },
    visited: stage === undefined ? {} : { [stage.id]: 1 },
  } as AnyOpportunity;
  const { opportunity: imported, records } = recordOpening(plan, entered, context, {
    event,
    cause: 'import',
    reads: facts.reads,
  });
  return { ok: true, value: { opportunity: imported, records } as Imported, issues };
}

/** The series named, or the only one. */
function seriesOf(plan: AnyPlan, { series: named }: Found, issues: Issue[]): SeriesPlan | undefined {
  const choices = [...plan.series.keys()];
  const id: unknown = named ?? (choices.length === 1 ? choices[0] : undefined);
  if (id === undefined) {
    issues.push(createIssue('missing_property', 'series', { property: 'series', choices }));
    return undefined;
  }
  const series = plan.series.get(id as string);
  if (series === undefined) {
    const nearest = typeof id === 'string' ? nearestName(id, choices) : null;
    issues.push(createIssue('unknown_series', 'series', { found: toJson(id), nearest }));
  }
  return series;
}

const hasErrors = (issues: readonly Issue[]) => issues.some(({ severity }) => severity === 'error');

type Instants = { readonly openedAt: string; readonly stageEnteredAt: string | null; readonly closedAt: string | null };

type LocalOf = ((local: number) => readonly number[]) | null;

function readInstants(found: Found, importedAt: string, localOf: LocalOf, issues: Issue[]): Instants {
  const text = (name: 'openedAt' | 'stageEnteredAt' | 'closedAt'): string | null => {
    const value = found[name];
    if (value === undefined || value === null) return null;
    const local = localOf !== null && typeof value === 'string' ? readLocalInstant(value, localOf) : null;
    const at = readInstant(value) ?? (local?.length === 1 ? local[0] : undefined);
    if (at === undefined) {
      issues.push(createIssue('unreadable_instant', name, { value: toJson(value) }));
      return null;
    }
    const written = instantText(at);
    if (written > importedAt) issues.push(createIssue('in_the_future', name, { value: written }, 'warning'));
    return written;
  };
  const read = { openedAt: text('openedAt'), stageEnteredAt: text('stageEnteredAt'), closedAt: text('closedAt') };
  const { stageEnteredAt, closedAt } = read;
  if (read.openedAt !== null) return { openedAt: read.openedAt, stageEnteredAt, closedAt };
  const openedAt = stageEnteredAt ?? closedAt ?? importedAt;
  if (found.openedAt == null)
    issues.push(createIssue('open_date_unknown', 'openedAt', { assumed: openedAt }, 'warning'));
  return { openedAt, stageEnteredAt, closedAt };
}

function closed(
  stage: StagePlan | undefined,
  { outcome, reasons }: OutcomePlan,
  { openedAt, stageEnteredAt, closedAt }: Instants,
  found: Found,
  issues: Issue[],
): { readonly [key: string]: unknown } {
  const at = closedAt ?? stageEnteredAt ?? openedAt;
  if (at < openedAt)
    issues.push(createIssue('closed_before_opened', 'closedAt', { openedAt, closedAt: at }, 'warning'));
  if (closedAt === null) issues.push(createIssue('close_date_unknown', 'closedAt', { assumed: at }, 'warning'));
  const text = found.reason ?? null;
  const declared = text === null || reasons === null ? null : resolveReason(outcome.reasons ?? [], text);
  if (text !== null && reasons !== null && declared === null) {
    issues.push(createIssue('reason_unknown', 'reason', { reason: text, choices: [...reasons] }, 'warning'));
  }
  const reason = declared ?? text;
  return {
    status: outcome.kind,
    stage: stage?.afterWin ? stage.id : null,
    outcome: outcome.id,
    reason,
    stageEnteredAt: stage?.afterWin ? stageEnteredAt : at,
    closing: {
      outcome: outcome.id,
      kind: outcome.kind,
      reason,
      note: found.note ?? null,
      at,
      fromStage: stage === undefined || stage.afterWin ? null : stage.id,
    },
  };
}
