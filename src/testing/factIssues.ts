import { createIssue, type Issue, isRecord, shown, wrongType } from '../issues/index.js';
import type { AnyPlan } from '../plan/index.js';
import type { StepFacts } from './journeys/Journey.js';
import { unknownName, unknownNames, unknownWord } from './unknownName.js';

type Named = { readonly [name: string]: unknown };

const STATES: readonly string[] = ['none', 'pending', 'approved', 'rejected', 'withdrawn'];
const ANSWERS: readonly string[] = ['yes', 'no', 'unknown'];

/**
 * What is wrong with facts that are taken as they are: names that the model does not have, states and answers that there
 * are none of. A value that its field would not take is right: what is stored may be such a one.
 */
export function factIssues(plan: AnyPlan, facts: StepFacts, pathOf: (place: string) => string): readonly Issue[] {
  const { definition } = plan;
  const idsOf = (elements: readonly { readonly id: string }[]): readonly string[] => elements.map(({ id }) => id);
  const types = plan.fields.has('type') ? [] : idsOf(definition.types);
  // Both are asked for like fields.
  const likeFields = [...(types.length > 0 ? ['type'] : []), ...(definition.grades.length > 0 ? ['grade'] : [])];
  const { type } = isRecord(facts.fields) ? facts.fields : {};
  const isWrongType = types.length > 0 && typeof type === 'string' && !types.includes(type);
  return [
    ...group('fields', 'field', [...plan.fields.keys(), ...likeFields]),
    ...(isWrongType ? [unknownName('type', pathOf('fields.type'), type, types)] : []),
    ...group('actions', 'action', Object.keys(definition.actions), (times, path) =>
      typeof times !== 'number'
        ? wrongType(path, 'number', times)
        : Number.isSafeInteger(times) && times >= 0
          ? null
          : createIssue('out_of_range', path, { found: shown(times), min: 0 }),
    ),
    ...group('processes', 'process', [...plan.processes.keys()], oneOf(STATES)),
    ...group('answers', 'question', idsOf(definition.questions), oneOf(ANSWERS)),
    ...group('checks', 'check', Object.keys(definition.checks), (answer, path) =>
      typeof answer === 'boolean' || answer === null ? null : wrongType(path, 'boolean', answer),
    ),
  ];

  function group(
    name: keyof StepFacts,
    kind: string,
    known: readonly string[],
    check: (value: unknown, path: string) => Issue | null = () => null,
  ): readonly Issue[] {
    const values: unknown = facts[name];
    if (values === undefined) return [];
    if (!isRecord(values)) return [wrongType(pathOf(name), 'record', values)];
    // What is `undefined` says nothing.
    const said: readonly (readonly [string, unknown])[] = Object.entries(values as Named).filter(
      ([, value]) => value !== undefined,
    );
    const at = (id: string) => pathOf(`${name}.${id}`);
    const wrong = said.flatMap(([id, value]) => (known.includes(id) ? (check(value, at(id)) ?? []) : []));
    return [
      ...unknownNames(
        kind,
        said.map(([id]) => id),
        known,
        at,
      ),
      ...wrong,
    ];
  }
}

const oneOf = (choices: readonly string[]) => (value: unknown, path: string) =>
  choices.includes(value as string) ? null : unknownWord(path, value, choices);
