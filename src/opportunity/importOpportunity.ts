import type { SalesModelInput } from '../definition/index.js';
import { createIssue, demandOptions, type Issue, type Json, type Result } from '../issues/index.js';
import {
  type AnyPlan,
  demandPlan,
  type OutcomePlan,
  type SalesPlan,
  type SeriesPlan,
  type StagePlan,
  trackOf,
} from '../plan/index.js';
import { isBlank, localInstants } from '../values/index.js';
import { chooseVariant } from './chooseVariant.js';
import type { DecisionContext } from './DecisionContext.js';
import { draftOpportunity } from './draftOpportunity.js';
import type { Found } from './Found.js';
import { type Instants, type LocalTimes, readTimes, timesOf } from './foundTimes.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { readContext } from './ReadContext.js';
import { readFound } from './readFound.js';
import { recordOpening } from './recordOpening.js';
import {
  resolveChoices,
  resolveOutcome,
  resolveReason,
  resolveSeries,
  resolveStage,
  resolveType,
  soleWin,
} from './resolveNames.js';
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
 * Stages are resolved by id, label or alias, series, outcomes, types and reasons by id or label, choices of a field whatever their case, width
 * and blanks. A won one without a stage stands at the end of the
 * road; with an after-win stage it stands there. What cannot be used is told and does not stop the import: a field that
 * does not parse (`field_not_parsed`, with its value), a type that the model does not declare (`unknown_reference`), a property that nobody reads
 * (`unknown_property`), a reason that the model does not declare (`reason_unknown`, kept
 * as text), what only a close has where there is none (`not_closed`), a date of opening or closing that nobody knows
 * (`open_date_unknown`, `close_date_unknown`, with the one assumed), a close or an entry of the stage before the opening
 * (`closed_before_opened`, `entered_before_opened`, kept), an instant behind the import (`in_the_future`,
 * kept), an id that begins or ends with blanks (`id_with_blanks`, kept as other tables name it). Blank text is no value. Refused are `unknown_series`, `unknown_stage` and
 * `unknown_outcome` (with the nearest name), `stage_not_in_variant` (one that the variant does without), text with characters that no
 * database keeps (`invalid_event`), `outcome_not_reachable` (not won, and yet in a stage behind a win),
 * `unreadable_instant`, `no_single_instant` (a local time that the clocks of the zone show twice or never),
 * `missing_property`, `wrong_type`. Data never makes it throw.
 *
 * @throws {StagewrightError} `unknown_time_zone`, `unknown_property`, `wrong_type` of the options.
 */
export function importOpportunity<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  found: Found<M>,
  context: DecisionContext<M>,
  options: ImportOptions = {},
): Result<Imported<M>> {
  demandPlan(plan);
  demandOptions('options', options, ['zone']);
  const localOf = options.zone === undefined ? null : localInstants(options.zone);
  const local = options.zone === undefined || localOf === null ? null : { zone: options.zone, localOf };
  return take(plan as AnyPlan, found as unknown as Found, context, local) as unknown as Result<Imported<M>>;
}

// biome-ignore lint/suspicious/noExplicitAny: the context of every model is read alike.
function take(plan: AnyPlan, input: Found, given: DecisionContext<any>, local: LocalTimes): Result<Imported> {
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
  const times = readTimes(found, context.atText, local, issues);
  if (series === undefined) return { ok: false, issues };

  const values = resolveChoices(plan, found.fields);
  const draft = draftOpportunity(plan, { id: found.id, fields: values, source: found.source }, context);
  const fields = { ...draft.opportunity.fields };
  for (const { code, path, params } of draft.blockers) {
    const field = path.slice('fields.'.length);
    delete fields[field];
    const value = toJson((values as { readonly [field: string]: unknown } | undefined)?.[field]);
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
  if (isBlank(input.stage) && isBlank(input.outcome))
    issues.push(createIssue('missing_property', 'stage', { property: 'stage' }));
  const won = outcome ?? (stage?.afterWin ? soleWin(track, issues) : undefined);
  if (stage?.afterWin && won !== undefined && won.outcome.kind !== 'won')
    issues.push(createIssue('outcome_not_reachable', 'outcome', { outcome: won.outcome.id, from: stage.id }));
  const instants = timesOf(times, found, won !== undefined, context.atText, issues);
  if (hasErrors(issues)) return { ok: false, issues };

  const placed = won === undefined ? open(stage, found, issues) : closed(stage, won, instants, found, issues);
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
  return resolveSeries(plan, id, issues);
}

const hasErrors = (issues: readonly Issue[]) => issues.some(({ severity }) => severity === 'error');

/** What only a close has is told where there is none. */
function open(stage: StagePlan | undefined, found: Found, issues: Issue[]): { readonly [key: string]: unknown } {
  for (const property of ['closedAt', 'reason', 'note'] as const) {
    const value = found[property];
    if (value != null) issues.push(createIssue('not_closed', property, { property, value: toJson(value) }, 'warning'));
  }
  return { status: 'open', stage: stage?.id ?? null };
}

function closed(
  stage: StagePlan | undefined,
  { outcome, reasons }: OutcomePlan,
  { openedAt, stageEnteredAt, closedAt, dayOf }: Instants,
  found: Found,
  issues: Issue[],
): { readonly [key: string]: unknown } {
  const at = closedAt ?? stageEnteredAt ?? openedAt;
  if (at < openedAt)
    issues.push(createIssue('closed_before_opened', 'closedAt', { openedAt, closedAt: at }, 'warning'));
  if (closedAt === null)
    issues.push(createIssue('close_date_unknown', 'closedAt', { assumed: at, day: dayOf(at) }, 'warning'));
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
