import { completeSeries } from './completeSeries.js';
import { completeStage } from './completeStage.js';
import type { FieldInput } from './FieldInput.js';
import type { Described, Label } from './Label.js';
import { labelled, labelledElement } from './labelled.js';
import type { ProcessInput } from './ProcessInput.js';
import type { Action, Field, Lifecycle, Process, SalesModel, SuspendReason } from './SalesModel.js';
import type { ActionInput, LifecycleInput, SalesModelInput, SuspendReasonInput } from './SalesModelInput.js';

/**
 * Applies every default of the format. It checks nothing: references may dangle, and the result says nothing about
 * whether the model holds. Completing a completed model gives an equal one.
 */
export function completeModel(input: SalesModelInput): SalesModel {
  const written = input.stages ?? [];
  const catalogue = written.map((stage) => completeStage(stage, []));
  return {
    ...labelled(input.id, input),
    customerStates: (input.customerStates ?? []).map((state) => {
      const element = labelledElement(state);
      return { ...element, neededFor: element.neededFor ?? [] };
    }),
    roles: (input.roles ?? []).map((role) => labelledElement(role)),
    teams: (input.teams ?? []).map((team) => labelled(team.id, team)),
    fields: mapRecord(input.fields, completeField),
    actions: mapRecord(input.actions, completeAction),
    questions: (input.questions ?? []).map((question) => labelledElement(question)),
    checks: mapRecord(input.checks, completeAction),
    playbooks: input.playbooks ?? {},
    grades: (input.grades ?? []).map((grade) => labelled(grade.id, grade)),
    types: (input.types ?? []).map((type) => labelled(type.id, type)),
    routing: input.routing ?? [],
    stages: catalogue,
    series: input.series.map((series) => completeSeries(series, written)),
    processes: (input.processes ?? []).map(completeProcess),
    phases: (input.phases ?? []).map((phase) => ({ ...labelled(phase.id, phase), covers: phase.covers ?? [] })),
    lifecycle: completeLifecycle(input.lifecycle),
    ageing: input.ageing ?? [],
    recycleTo: input.recycleTo ?? 'pool',
    dedupe: input.dedupe ?? [],
    benchmarks: input.benchmarks ?? [],
    waivers: (input.waivers ?? []).map((waiver) => ({ ...waiver, self: waiver.self ?? false })),
  };
}

/** `Object.fromEntries` makes own properties even of `__proto__`, so that checking can refuse it by name. */
function mapRecord<In, Out>(
  record: { readonly [id: string]: In } | undefined,
  complete: (id: string, value: In) => Out,
): { readonly [id: string]: Out } {
  const given = record ?? {};
  return Object.fromEntries(Object.keys(given).map((id) => [id, complete(id, given[id] as In)]));
}

function completeField(id: string, field: FieldInput): Field {
  return {
    ...labelled(id, field),
    type: field.type ?? 'text',
    of: field.of ?? 'opportunity',
    core: field.core ?? false,
    choices: field.choices ?? [],
  };
}

const describedKeys = ['label', 'description', 'meta', 'line', 'element'];

/** An action is a label or an object; a label by language has only language tags for keys. */
function completeAction(id: string, action: ActionInput | Label | Described): Action {
  if (typeof action === 'string') return { label: action };
  const isDescribed = Object.keys(action).some((key) => describedKeys.includes(key));
  if (!isDescribed && Object.keys(action).length > 0) return { label: action as Label };
  return labelled(id, action as Described);
}

function completeProcess(process: ProcessInput): Process {
  return {
    ...labelled(process.id, process),
    approve: {
      ...process.approve,
      quorum: process.approve.quorum ?? 'all',
      selfApproval: process.approve.selfApproval ?? false,
    },
    effect: process.effect ?? 'gate',
    after: process.after ?? [],
    verifies: process.verifies ?? [],
    corrects: process.corrects ?? [],
    run: process.run ?? 'crm',
    recurring: process.recurring ?? false,
  };
}

function completeLifecycle(lifecycle: SalesModelInput['lifecycle']): Lifecycle {
  const transfer = lifecycle?.transfer ?? false;
  return {
    ...lifecycle,
    suspend: {
      ...lifecycle?.suspend,
      reasons: (lifecycle?.suspend?.reasons ?? ['later']).map(completeSuspendReason),
    },
    void: {
      ...lifecycle?.void,
      reasons: (lifecycle?.void?.reasons ?? ['duplicate', 'mistake']).map((reason) => labelledElement(reason)),
    },
    transfer: transfer && completeTransfer(transfer),
    assign: lifecycle?.assign ?? {},
  };
}

type TransferInput = Exclude<NonNullable<LifecycleInput['transfer']>, false>;

function completeTransfer(transfer: TransferInput): Exclude<Lifecycle['transfer'], false> {
  const { reasons: _, ...rest } = transfer;
  return transfer.reasons === undefined
    ? rest
    : { ...rest, reasons: transfer.reasons.map((reason) => labelledElement(reason)) };
}

function completeSuspendReason(reason: SuspendReasonInput): SuspendReason {
  const element = labelledElement(reason);
  return { ...element, needs: element.needs ?? [], wakeLeadDays: element.wakeLeadDays ?? 0 };
}
