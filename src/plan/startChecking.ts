import type { SalesModel } from '../definition/index.js';
import { isRecord } from '../issues/index.js';
import type { Checking } from './Checking.js';

const MAX_COMPARISONS = 50_000;

/** Gathers all that a model declares, whatever shape it is in. */
export function startChecking(model: SalesModel): Checking {
  const fields = keysOf(model.fields);
  const types = idsOf(model.types);
  const grades = idsOf(model.grades);
  const stages = new Set(
    entriesOf(model.series).flatMap(({ stages, afterWin }) => [...idsOf(stages), ...idsOf(afterWin)]),
  );
  const known = new Set([...fields, ...(grades.size > 0 ? ['grade'] : [])]);
  const comparable = new Set([...known, ...(types.size > 0 ? ['type'] : [])]);
  return {
    // What is no record is told where it stands; whoever looks things up in it finds nothing.
    model: { ...model, fields: recordOf(model.fields), lifecycle: recordOf(model.lifecycle) },
    issues: [],
    malformed: 0,
    conditions: 0,
    comparisons: MAX_COMPARISONS,
    choices: choicesOf(model.fields),
    declared: {
      action: keysOf(model.actions),
      catalogueStage: idsOf(model.stages),
      check: keysOf(model.checks),
      conditionField: comparable,
      customerState: idsOf(model.customerStates),
      dedupeField: comparable,
      field: known,
      grade: grades,
      object: new Set(textsOf(model.objects?.order)),
      phase: idsOf(model.phases),
      phasePlace: new Set([...stages, 'result']),
      playbook: keysOf(model.playbooks),
      process: idsOf(model.processes),
      question: idsOf(model.questions),
      role: idsOf(model.roles),
      series: idsOf(model.series),
      stage: stages,
      team: idsOf(model.teams),
      type: types,
    },
  };
}

/** The ids in a list of elements. */
export function idsOf(list: unknown): ReadonlySet<string> {
  return new Set(entriesOf(list).flatMap(({ id }) => (typeof id === 'string' ? [id] : [])));
}

/** The entries of a list that are objects. */
export function entriesOf(list: unknown): readonly { readonly [property: string]: unknown }[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

export function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
}

const recordOf = <R extends object>(value: R): R => (isRecord(value) ? value : ({} as R));

function keysOf(record: unknown): ReadonlySet<string> {
  return new Set(isRecord(record) ? Object.keys(record) : []);
}

function choicesOf(fields: unknown): ReadonlyMap<string, ReadonlySet<string>> {
  const entries = isRecord(fields) ? Object.entries(fields) : [];
  return new Map(
    entries.flatMap(([id, field]) => {
      const choices = isRecord(field) ? textsOf(field.choices) : [];
      return choices.length > 0 ? [[id, new Set(choices)] as const] : [];
    }),
  );
}
