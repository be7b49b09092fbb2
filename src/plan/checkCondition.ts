import type { FieldType } from '../definition/index.js';
import { isRecord } from '../issues/index.js';
import { isDecimal, readDate } from '../values/index.js';
import { type Checking, found, nearest, refer, report, reportWrongType } from './Checking.js';

const MAX_DEPTH = 50;
const MAX_CONDITIONS = 100_000;

/** What each kind of condition may say, by the property that it is told by. */
export const CONDITION_PROPERTIES: { readonly [kind: string]: readonly string[] } = {
  all: [],
  any: [],
  not: [],
  field: ['present', 'valid', 'eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'withinDays'],
  action: ['times'],
  process: ['is'],
  question: ['is'],
  stageVisited: [],
  check: [],
};

/** Every reference and operator of a condition, at any depth. A cyclic one ends at the depth limit. */
export function checkCondition(checking: Checking, value: unknown, path: string, depth = 0): void {
  const kind = isRecord(value)
    ? Object.keys(CONDITION_PROPERTIES).find((property) => Object.hasOwn(value, property))
    : undefined;
  if (!isRecord(value) || kind === undefined) return reportWrongType(checking, path, 'condition', value);
  if (depth > MAX_DEPTH) return reportLimit(checking, 'too_deep', path, MAX_DEPTH);
  if (++checking.conditions > MAX_CONDITIONS) {
    if (checking.conditions === MAX_CONDITIONS + 1) reportLimit(checking, 'too_large', path, MAX_CONDITIONS);
    return;
  }
  const allowed = CONDITION_PROPERTIES[kind] ?? [];
  for (const property in value) {
    if (property !== kind && !allowed.includes(property)) {
      report(checking, 'unknown_property', `${path}.${property}`, {
        property,
        nearest: nearest(checking, property, allowed),
      });
    }
  }
  const subject = value[kind];
  const at = `${path}.${kind}`;
  switch (kind) {
    case 'all':
    case 'any':
      if (!Array.isArray(subject)) return reportWrongType(checking, at, 'list', subject);
      return subject.forEach((part, index) => checkCondition(checking, part, `${at}.${index}`, depth + 1));
    case 'not':
      return checkCondition(checking, subject, at, depth + 1);
    case 'field':
      return checkFieldCondition(checking, value, path);
    case 'process':
      checkAnswer(checking, ['raised', 'approved', 'rejected'], value.is, `${path}.is`);
      return refer(checking, kind, subject, at);
    case 'question':
      checkAnswer(checking, ['yes', 'no'], value.is, `${path}.is`);
      return refer(checking, kind, subject, at);
    case 'action':
      if (value.times !== undefined && !(Number.isSafeInteger(value.times) && (value.times as number) >= 1)) {
        report(checking, 'out_of_range', `${path}.times`, { found: found(value.times), min: 1 });
      }
      return refer(checking, kind, subject, at);
    default:
      return refer(checking, kind === 'check' ? kind : 'stage', subject ?? '', at);
  }
}

function reportLimit(checking: Checking, code: 'too_deep' | 'too_large', path: string, max: number): void {
  checking.malformed++;
  report(checking, code, path, { max });
}

function checkAnswer(checking: Checking, choices: readonly string[], value: unknown, path: string): void {
  if (value === undefined) report(checking, 'missing_property', path, { property: 'is' });
  else if (!choices.includes(value as string)) {
    report(checking, 'unknown_choice', path, {
      found: found(value),
      choices,
      nearest: typeof value === 'string' ? nearest(checking, value, choices) : null,
    });
  }
}

const ORDERED: readonly FieldType[] = ['number', 'money', 'date'];
const ORDERING: readonly string[] = ['gt', 'gte', 'lt', 'lte'];

/** Operators must suit the field's type, and what they compare with must be a value that the field can have. */
function checkFieldCondition(
  checking: Checking,
  condition: { readonly [property: string]: unknown },
  path: string,
): void {
  const { field } = condition;
  refer(checking, 'conditionField', field ?? '', `${path}.field`);
  const operators = (CONDITION_PROPERTIES.field ?? []).filter((operator) => condition[operator] !== undefined);
  if (operators.length === 0) report(checking, 'condition_without_operator', path, { field: found(field) });
  const subject = typeof field === 'string' ? subjectOf(checking, field) : undefined;
  if (subject === undefined) return;
  for (const operator of operators) {
    const value = condition[operator];
    const at = `${path}.${operator}`;
    const isOrdering = ORDERING.includes(operator);
    if ((isOrdering && !ORDERED.includes(subject.type)) || (operator === 'withinDays' && subject.type !== 'date')) {
      report(checking, 'operator_not_applicable', at, { field: field as string, type: subject.type, operator });
    } else if (operator === 'present' || operator === 'valid') {
      if (typeof value !== 'boolean') reportWrongType(checking, at, 'boolean', value);
    } else if (operator === 'withinDays') {
      if (!(typeof value === 'number' && value >= 0))
        report(checking, 'out_of_range', at, { found: found(value), min: 0 });
    } else if (operator !== 'in') checkComparedValue(checking, subject, value, at, isOrdering);
    else if (Array.isArray(value))
      value.forEach((entry, index) => checkComparedValue(checking, subject, entry, `${at}.${index}`, false));
    else reportWrongType(checking, at, 'list', value);
  }
}

/** What a condition speaks of: a declared field, the opportunity's grade or its type. */
type Subject = {
  readonly type: FieldType;
  readonly kind: 'choice' | 'grade' | 'type';
  readonly values?: ReadonlySet<string>;
};

function subjectOf({ model, declared, choices }: Checking, id: string): Subject | undefined {
  if (!declared.conditionField?.has(id)) return undefined;
  if (!Object.hasOwn(model.fields, id))
    return { type: 'choice', kind: id as 'grade' | 'type', values: declared[id as 'grade' | 'type'] ?? new Set() };
  const field = model.fields[id];
  if (!isRecord(field) || typeof field.type !== 'string') return undefined;
  const values = field.type === 'choice' ? choices.get(id) : undefined;
  return { type: field.type, kind: 'choice', ...(values ? { values } : {}) };
}

function checkComparedValue(
  checking: Checking,
  { type, values, kind }: Subject,
  value: unknown,
  path: string,
  isBound: boolean,
): void {
  if (!isOfType(type, value, isBound)) return reportWrongType(checking, path, type === 'choice' ? 'text' : type, value);
  if (values === undefined || values.has(value as string)) return;
  report(checking, 'unknown_reference', path, {
    kind,
    id: found(value),
    nearest: nearest(checking, value as string, values),
  });
}

/** Amounts and bounds may be decimals written as text. */
function isOfType(type: FieldType, value: unknown, isBound: boolean): boolean {
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  const isNumeric = isNumber || (typeof value === 'string' && isDecimal(value));
  switch (type) {
    case 'number':
      return isBound ? isNumeric : isNumber;
    case 'money':
      return (
        isNumeric ||
        (!isBound && isRecord(value) && typeof value.amount === 'string' && typeof value.currency === 'string')
      );
    case 'date':
      return typeof value === 'string' && readDate(value) === value;
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}
