import { FIELD_RULES, FIELD_TYPES, MAX_ID } from '../plan/index.js';

type Keywords = { readonly [keyword: string]: unknown };

/** Neither empty nor blank, and not endless. */
const ID: Keywords = { minLength: 1, maxLength: MAX_ID, pattern: '\\S' };
/** Records whose keys are ids. */
const NAMED = ['fields', 'actions', 'checks', 'playbooks'];

const having = (property: string): Keywords => ({
  type: 'object',
  properties: { [property]: {} },
  required: [property],
});

/** Only what runs elsewhere may be answered by nobody here. */
const APPROVED_BY_SOMEBODY: Keywords = {
  if: { type: 'object', properties: { run: { const: 'external' } }, required: ['run'] },
  else: {
    type: 'object',
    properties: { approve: { type: 'object', properties: { by: { type: 'array', minItems: 1 } } } },
  },
};

/**
 * What the plan demands by functions of its own, as far as a JSON Schema can say it: keywords beside those that the schema
 * of a record, or of one of its properties, has already. What refers to another place of the model is for `parseSalesModel`.
 */
export function boundsOf(record: string, property: string | undefined): Keywords {
  if (property === 'id') return ID;
  if (record === 'SalesModel' && property !== undefined && NAMED.includes(property))
    return { propertyNames: { type: 'string', ...ID, not: { const: '__proto__' } } };
  if (property !== undefined) return {};
  switch (record) {
    case 'Stage':
      return { allOf: [{ anyOf: [having('id'), having('use')] }] };
    // Beside the field itself there is something said of it.
    case 'FieldCondition':
      return { minProperties: 2 };
    case 'Field':
      return { allOf: fieldRules() };
    case 'Process':
      return { allOf: [APPROVED_BY_SOMEBODY] };
    default:
      return {};
  }
}

/** A choice has choices; what says nothing about fields of a type is not there. */
function fieldRules(): readonly Keywords[] {
  const where = (type: readonly string[], then: Keywords): Keywords => ({
    if: { type: 'object', properties: { type: { enum: type } }, required: ['type'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { type: 'object', ...then },
  });
  const none = (property: string) =>
    property === 'choices' ? { choices: { type: 'array', maxItems: 0 } } : { [property]: false };
  return [
    where(['choice'], { properties: { choices: { type: 'array', minItems: 1 } }, required: ['choices'] }),
    ...Object.entries(FIELD_RULES).map(([property, types]) =>
      where(
        FIELD_TYPES.filter((type) => !types.includes(type)),
        { properties: none(property) },
      ),
    ),
  ];
}
