import type { Field } from '../definition/index.js';
import type { IssueParams } from '../issues/index.js';
import type { Requirement } from '../plan/index.js';
import { canHold, type Demand, demandOfRequirement, leavesOf } from '../satisfiability/index.js';
import type { Design } from './Design.js';

/** Requirements that are asked for at one place, and what is known there of the stages visited. */
export type Asked = {
  readonly requirements: readonly Requirement[];
  readonly series: string | null;
  readonly visited?: (stage: string) => boolean | undefined;
};

/** Of more requirements than this nobody looks for those that contradict each other. */
const MOST_LOOKED_AT = 100;

/** Whether all of these can be met at one time, or nobody can tell. */
export function canBeMet({ declared }: Pick<Design, 'declared'>, { requirements, series, visited }: Asked): boolean {
  const ground = { plan: declared, series };
  const all: readonly Demand[] = requirements.map((one) => demandOfRequirement(ground, one));
  return canHold(ground, { all }, visited) !== 'no';
}

/** What cannot be met, for a message: by kind, where each of it stands, and the bounds of fields that rule it out. */
export function contradiction(design: Design, asked: Asked): IssueParams {
  const found = culprits(design, asked);
  const [first, ...others] = found;
  const bounds = boundsAgainst(design, { ...asked, requirements: found });
  const against = bounds.length === 0 ? {} : { against: bounds };
  return first !== undefined && others.length === 0
    ? { ...namesOf(found), requirement: first.path, ...against }
    : { ...namesOf(found), ...(found.length === 0 ? {} : { requirements: found.map(({ path }) => path) }), ...against };
}

/** Requirements of which none can be left out: without any one of them the others could be met. */
function culprits(design: Design, asked: Asked): readonly Requirement[] {
  if (asked.requirements.length > MOST_LOOKED_AT) return [];
  let left = asked.requirements;
  for (const one of asked.requirements) {
    const requirements = left.filter((other) => other !== one);
    if (!canBeMet(design, { ...asked, requirements })) left = requirements;
  }
  return left;
}

/** What a field declares and could do without: each of these freed, the requirements could be met. */
function boundsAgainst({ declared }: Design, asked: Asked): readonly string[] {
  const leaves = asked.requirements.flatMap((one) => (one.kind === 'condition' ? leavesOf(one.condition) : []));
  const ids = new Set(leaves.flatMap((leaf) => ('field' in leaf ? [leaf.field] : [])));
  return [...ids].flatMap((id) => {
    const field = declared.fields.get(id);
    if (field === undefined) return [];
    return freed(field).flatMap(([bound, free]) => {
      const fields = new Map([...declared.fields, [id, free]]);
      return canBeMet({ declared: { ...declared, fields } }, asked) ? [`fields.${id}.${bound}`] : [];
    });
  });
}

/** A field without each of its bounds in turn. */
function freed(field: Field): readonly (readonly [bound: string, free: Field])[] {
  const { choices } = field;
  const bounds = (['min', 'max', 'check'] as const).filter((bound) => field[bound] !== undefined);
  return [
    ...bounds.map((bound) => [bound, without(field, bound)] as const),
    ...(choices.length === 0 ? [] : [['choices', { ...field, type: 'text', choices: [] }] as const]),
  ];
}

function without(field: Field, bound: 'min' | 'max' | 'check'): Field {
  const { [bound]: _, ...rest } = field;
  return rest;
}

/** What requirements are about, by kind. */
function namesOf(requirements: readonly Requirement[]): { readonly [param: string]: readonly string[] } {
  const named: { [param: string]: string[] } = {};
  const add = (param: string, name: string) => {
    const names = named[param] ?? [];
    named[param] = names;
    if (!names.includes(name)) names.push(name);
  };
  for (const requirement of requirements) {
    if (requirement.kind === 'field') add('fields', requirement.field);
    if (requirement.kind === 'action') add('action', requirement.action);
    if (requirement.kind === 'process') add('processes', requirement.process.id);
    if (requirement.kind === 'question') add('questions', requirement.question);
  }
  return named;
}
