import type { ActionRequirement, Condition, Requires } from '../definition/index.js';
import type { ProcessPlan } from './ProcessPlan.js';
import type { Requirement } from './SeriesPlan.js';

/** The ordered list behind a `requires` block: fields, actions, processes, questions, then its condition. */
export function requirementsOf(
  requires: Requires,
  path: string,
  processes: ReadonlyMap<string, ProcessPlan>,
): readonly Requirement[] {
  return [
    ...requires.fields.map((field, index): Requirement => ({ kind: 'field', path: `${path}.fields.${index}`, field })),
    ...actionRequirements(requires.actions, `${path}.actions`, true),
    ...requires.processes.flatMap((id, index): Requirement[] => {
      const process = processes.get(id);
      return process ? [{ kind: 'process', path: `${path}.processes.${index}`, process }] : [];
    }),
    ...requires.questions.map(
      (question, index): Requirement => ({ kind: 'question', path: `${path}.questions.${index}`, question }),
    ),
    ...conditionRequirements(requires.condition, `${path}.condition`),
  ];
}

export function actionRequirements(
  actions: readonly ActionRequirement[],
  path: string,
  required: boolean,
): readonly Requirement[] {
  return actions.map(({ action, times }, index) => ({
    kind: 'action',
    path: `${path}.${index}`,
    action,
    times,
    required,
  }));
}

/** Each part of an outer `all` is a requirement of its own, so that every unmet part is told with its own path. */
export function conditionRequirements(condition: Condition | undefined, path: string): readonly Requirement[] {
  if (condition === undefined) return [];
  if ('all' in condition) {
    return condition.all.flatMap((part, index) => conditionRequirements(part, `${path}.all.${index}`));
  }
  return [{ kind: 'condition', path, condition }];
}
