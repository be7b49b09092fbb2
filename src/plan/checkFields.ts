import type { Field, FieldType } from '../definition/index.js';
import { type Checking, refer, report } from './Checking.js';

/** Declared fields: what their own properties mean together. */
export function checkFields(checking: Checking): void {
  const { fields, types, grades } = checking.model;
  for (const [id, field] of Object.entries(fields)) checkField(checking, id, field);
  for (const [name, declared] of [
    ['type', types],
    ['grade', grades],
  ] as const) {
    if (Object.hasOwn(fields, name) && declared.length > 0)
      report(checking, 'reserved_name', `fields.${name}`, { name, kind: name });
  }
}

/** Every type that a field may have. */
export const FIELD_TYPES: readonly FieldType[] = [
  'text',
  'number',
  'money',
  'date',
  'boolean',
  'choice',
  'phone',
  'email',
];
/** What only says something about some types of fields. Written out: a list made of another stays in every bundle. */
export const FIELD_RULES: { readonly [property in 'check' | 'min' | 'max' | 'choices']: readonly FieldType[] } = {
  check: ['text', 'phone', 'email'],
  min: ['text', 'phone', 'email', 'number', 'money'],
  max: ['text', 'phone', 'email', 'number', 'money'],
  choices: ['text', 'phone', 'email', 'choice'],
};

function checkField(checking: Checking, id: string, field: Field): void {
  const path = `fields.${id}`;
  const { type, choices, min, max } = field;
  if (type === 'choice' && choices.length === 0) report(checking, 'empty_list', `${path}.choices`);
  for (const operator of ['check', 'min', 'max', 'choices'] as const) {
    const isGiven = operator === 'choices' ? choices.length > 0 : field[operator] !== undefined;
    if (isGiven && !FIELD_RULES[operator].includes(type))
      report(checking, 'operator_not_applicable', `${path}.${operator}`, { field: id, type, operator });
  }
  if (min !== undefined && max !== undefined && min > max)
    report(checking, 'min_above_max', path, { field: id, min, max });
  field.sources?.forEach((source, index) => {
    const process = source.startsWith('process:') ? source.slice('process:'.length) : '*';
    if (process !== '*') refer(checking, 'process', process, `${path}.sources.${index}`);
  });
}

/** The type of a declared field; `grade` is a choice. */
export function fieldType({ model }: Checking, id: string): FieldType | undefined {
  if (Object.hasOwn(model.fields, id)) {
    const type = model.fields[id]?.type;
    return typeof type === 'string' ? type : undefined;
  }
  return id === 'grade' && model.grades.length > 0 ? 'choice' : undefined;
}

/** A follow-up can only be reckoned from a date. */
export function checkSuspendReasons(checking: Checking): void {
  // Reasons may be missing, which is told already.
  for (const { id, needs } of checking.model.lifecycle.suspend.reasons ?? []) {
    needs.forEach((field, index) => {
      const type = fieldType(checking, field);
      if (type === undefined || type === 'date') return;
      report(checking, 'suspend_reason_without_date', `lifecycle.suspend.reasons.${id}.needs.${index}`, {
        reason: id,
        field,
        type,
      });
    });
  }
}
