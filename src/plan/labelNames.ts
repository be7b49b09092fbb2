import type { Label, SalesModel } from '../definition/index.js';
import type { Locale, NameKind } from '../locales/index.js';
import { labelIn } from './labelIn.js';

/** What an element is called; `series` decides where several series call it differently. */
export type LabelNames = (series: string | null, kind: NameKind, id: string) => string;

type Named = { readonly id: string; readonly label: Label };
type Names = Map<string, string>;

/** Looks up every label of a model in one language, once. The first element of a kind with an id gives its name. */
export function labelNames(model: SalesModel, locale: Locale): LabelNames {
  const all = new Map<string, Names>();
  const add = (scope: string, id: string, label: Label | undefined) => {
    const names = all.get(scope) ?? new Map<string, string>();
    all.set(scope, names);
    if (!names.has(id)) names.set(id, labelIn(label, locale.language) ?? id);
  };
  const addList = (kind: NameKind, elements: readonly Named[]) => {
    for (const { id, label } of elements) add(kind, id, label);
  };
  const addRecord = (kind: NameKind, record: { readonly [id: string]: { readonly label?: Label } }) => {
    for (const [id, { label }] of Object.entries(record)) add(kind, id, label);
  };

  addList('customerState', model.customerStates);
  addList('grade', model.grades);
  addList('phase', model.phases);
  addList('process', model.processes);
  addList('question', model.questions);
  addList('role', model.roles);
  addList('series', model.series);
  addList('team', model.teams);
  addList('type', model.types);
  addRecord('action', model.actions);
  addRecord('check', model.checks);
  addRecord('field', model.fields);
  addRecord('playbook', model.playbooks);
  add('field', 'grade', locale.words.kinds.grade);
  add('field', 'type', locale.words.kinds.type);
  for (const { id: series, stages, afterWin, result, variants } of model.series) {
    for (const [kind, elements] of [
      ['stage', [...stages, ...afterWin]],
      ['outcome', result.outcomes],
      ['variant', variants],
      ['reason', result.outcomes.flatMap(({ reasons = [] }) => reasons)],
    ] as const) {
      for (const { id, label } of elements) {
        add(`${kind} ${series}`, id, label);
        add(kind, id, label);
      }
    }
  }
  const { suspend, void: annul, transfer } = model.lifecycle;
  addList('reason', [...suspend.reasons, ...annul.reasons, ...((transfer !== false && transfer.reasons) || [])]);

  const find = (series: string | null, kind: NameKind, id: string) =>
    (series === null ? undefined : all.get(`${kind} ${series}`)?.get(id)) ?? all.get(kind)?.get(id);
  return (series, kind, id) =>
    kind === 'place'
      ? (find(series, 'stage', id) ?? find(series, 'outcome', id) ?? id)
      : (find(series, kind, id) ?? id);
}
