import { leavesOf } from '../satisfiability/index.js';
import { conditionsOf, requiresOf } from './conditionsOf.js';
import { type Design, seriesOf, stagesOf } from './Design.js';

/** What a model names of what it declares, by kind. */
export type UsedNames = {
  readonly action: ReadonlySet<string>;
  readonly field: ReadonlySet<string>;
  readonly playbook: ReadonlySet<string>;
  readonly process: ReadonlySet<string>;
  readonly role: ReadonlySet<string>;
};

/** Every action, field, playbook, process and role that something in the model names. */
export function usedNames(design: Design): UsedNames {
  return {
    action: actions(design),
    field: fields(design),
    playbook: playbooks(design),
    process: processes(design),
    role: roles(design),
  };
}

function actions(design: Design): ReadonlySet<string> {
  return new Set([
    ...requiresOf(design).flatMap(({ requires }) => requires.actions.map(({ action }) => action)),
    ...stagesOf(design).flatMap(({ stage }) => stage.optional.actions.map(({ action }) => action)),
    ...design.model.processes.flatMap(({ before }) => before ?? []),
    ...leaves(design).flatMap((leaf) => ('action' in leaf ? [leaf.action] : [])),
  ]);
}

function fields(design: Design): ReadonlySet<string> {
  return new Set([...requiresOf(design).flatMap(({ requires }) => requires.fields), ...fieldsReadBy(design)]);
}

/** Fields that something decides, counts or tells by, beyond asking for them. */
export function fieldsReadBy(design: Design): ReadonlySet<string> {
  const { processes, dedupe, lifecycle } = design.model;
  return new Set([
    ...leaves(design).flatMap((leaf) => ('field' in leaf ? [leaf.field] : [])),
    ...processes.flatMap(({ verifies, corrects }) => [...verifies, ...corrects]),
    ...dedupe.flat(),
    ...lifecycle.suspend.reasons.flatMap(({ needs }) => needs),
    ...seriesOf(design).flatMap(({ series: { deal, probability } }) => [
      ...[deal.amount, deal.closeOn].flatMap((field) => field ?? []),
      ...('evidence' in probability ? (probability.evidence ?? []) : []),
      ...('factors' in probability ? probability.factors : []),
    ]),
  ]);
}

function processes(design: Design): ReadonlySet<string> {
  const { grades, processes: all } = design.model;
  return new Set([
    ...requiresOf(design).flatMap(({ requires }) => requires.processes),
    ...all.flatMap(({ id, before, after }) => (before === undefined ? after : [id, ...after])),
    ...grades.flatMap(({ upgrade }) => upgrade ?? []),
    ...leaves(design).flatMap((leaf) => ('process' in leaf ? [leaf.process] : [])),
  ]);
}

function playbooks(design: Design): ReadonlySet<string> {
  return new Set(stagesOf(design).flatMap(({ stage }) => stage.playbook ?? []));
}

function roles(design: Design): ReadonlySet<string> {
  const { teams, fields: all, phases, processes, lifecycle, waivers, audit } = design.model;
  return new Set([
    ...teams.flatMap((team) => team.roles),
    ...phases.flatMap((phase) => phase.roles),
    ...Object.values(all).flatMap(({ steward }) => steward ?? []),
    ...processes.flatMap(({ raise, approve }) => [...(raise ?? []), ...approve.by]),
    ...waivers.map(({ role }) => role),
    ...(audit?.notify ?? []),
    ...(lifecycle.void.roles ?? []),
    ...((lifecycle.transfer !== false && lifecycle.transfer.roles) || []),
    ...(lifecycle.assign.roles ?? []),
    ...stagesOf(design).flatMap(({ stage: { access } }) => [
      ...(access?.own ?? []),
      ...(access?.edit ?? []),
      ...(access?.view ?? []),
    ]),
    ...seriesOf(design).flatMap(({ series: { result, probability } }) => [
      ...('setBy' in probability ? (probability.setBy ?? []) : []),
      ...result.changes.flatMap((change) => change.roles ?? []),
      ...((result.reopen !== false && result.reopen.roles) || []),
    ]),
  ]);
}

function leaves(design: Design) {
  return conditionsOf(design).flatMap(({ condition }) => leavesOf(condition));
}
