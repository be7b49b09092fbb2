import { completed, isRecord, or } from './completed.js';
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
  const { $schema, ...besides } = input as SalesModelInput & { readonly $schema?: unknown };
  // Read right before it is gone through, as everything here: what cannot be is told at what was read last.
  const written = or(input.stages, []);
  const catalogue = written.map((stage) => completeStage(stage, []));
  return {
    // A file may name its schema for an editor, which says nothing of the model.
    ...labelled(input.id, typeof $schema === 'string' ? besides : input),
    customerStates: or(input.customerStates, []).map((state) => {
      const element = labelledElement(state);
      return { ...element, neededFor: or(element.neededFor, []) };
    }),
    roles: or(input.roles, []).map((role) => labelledElement(role)),
    teams: or(input.teams, []).map((team) => labelled(team.id, team)),
    fields: mapRecord(input.fields, completeField),
    actions: mapRecord(input.actions, completeAction),
    questions: or(input.questions, []).map((question) => labelledElement(question)),
    checks: mapRecord(input.checks, completeAction),
    playbooks: or(input.playbooks, {}),
    grades: or(input.grades, []).map((grade) => labelled(grade.id, grade)),
    types: or(input.types, []).map((type) => labelled(type.id, type)),
    routing: or(input.routing, []),
    stages: catalogue,
    series: input.series.map((series) => completeSeries(series, written)),
    processes: or(input.processes, []).map(completeProcess),
    phases: or(input.phases, []).map((phase) => ({ ...labelled(phase.id, phase), covers: or(phase.covers, []) })),
    lifecycle: completeLifecycle(input.lifecycle),
    ageing: or(input.ageing, []),
    recycleTo: or(input.recycleTo, 'pool'),
    dedupe: or(input.dedupe, []),
    benchmarks: or(input.benchmarks, []),
    waivers: or(input.waivers, []).map((waiver) => ({ ...waiver, self: or(waiver.self, false) })),
  };
}

/** `Object.fromEntries` makes own properties even of `__proto__`, so that checking can refuse it by name. */
function mapRecord<In, Out>(
  record: { readonly [id: string]: In } | undefined,
  complete: (id: string, value: In) => Out,
): { readonly [id: string]: Out } {
  return completed(record, (given) =>
    Object.fromEntries(Object.keys(given).map((id) => [id, complete(id, given[id] as In)])),
  );
}

function completeField(id: string, input: FieldInput): Field {
  return completed(input, (field) => ({
    ...labelled(id, field),
    type: or(field.type, 'text'),
    of: or(field.of, 'opportunity'),
    core: or(field.core, false),
    choices: or(field.choices, []),
  }));
}

const describedKeys = ['label', 'description', 'meta', 'line', 'element'];

/** An action is a label or an object; a label by language has only language tags for keys. */
function completeAction(id: string, action: ActionInput | Label | Described): Action {
  if (typeof action === 'string') return { label: action };
  // What is no action stays as it is: compiling refuses it.
  if (!isRecord(action)) return action as Action;
  const isDescribed = Object.keys(action).some((key) => describedKeys.includes(key));
  if (!isDescribed && Object.keys(action).length > 0) return { label: action as Label };
  return labelled(id, action as Described);
}

function completeProcess(process: ProcessInput): Process {
  return {
    ...labelled(process.id, process),
    approve: {
      ...process.approve,
      quorum: or(process.approve.quorum, 'all'),
      selfApproval: or(process.approve.selfApproval, false),
    },
    effect: or(process.effect, 'gate'),
    after: or(process.after, []),
    verifies: or(process.verifies, []),
    corrects: or(process.corrects, []),
    run: or(process.run, 'crm'),
    recurring: or(process.recurring, false),
  };
}

function completeLifecycle(input: SalesModelInput['lifecycle']): Lifecycle {
  return completed(input, (lifecycle) => ({
    ...lifecycle,
    suspend: completed(or(lifecycle.suspend, { reasons: ['later'] }), (suspend) =>
      withReasons(suspend, completeSuspendReason),
    ),
    void: completed(or(lifecycle.void, { reasons: ['duplicate', 'mistake'] }), (voiding) =>
      withReasons(voiding, (reason) => labelledElement(reason)),
    ),
    transfer: completeTransfer(or(lifecycle.transfer, false)),
    assign: or(lifecycle.assign, {}),
  }));
}

/** Reasons that are not given stay away: where they are needed, compiling says so. */
function withReasons<T extends { readonly reasons?: readonly unknown[] }, Reason>(
  step: T,
  complete: (reason: NonNullable<T['reasons']>[number]) => Reason,
): Omit<T, 'reasons'> & { readonly reasons: readonly Reason[] } {
  return (step.reasons === undefined ? step : { ...step, reasons: step.reasons.map(complete) }) as never;
}

function completeTransfer(transfer: NonNullable<LifecycleInput['transfer']>): Lifecycle['transfer'] {
  if (transfer === false || !isRecord(transfer)) return transfer as false;
  return withReasons(transfer, (reason) => labelledElement(reason));
}

function completeSuspendReason(reason: SuspendReasonInput): SuspendReason {
  const element = labelledElement(reason);
  return { ...element, needs: or(element.needs, []), wakeLeadDays: or(element.wakeLeadDays, 0) };
}
