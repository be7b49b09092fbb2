import type { FieldOf, FieldsInput, FieldValues, SalesModelInput } from '../definition/index.js';
import { createIssue, demandType, isRecord, type Json, StagewrightError } from '../issues/index.js';
import { en, formatIssue } from '../locales/index.js';
import { demandPlan, found, nearestName, type SalesPlan } from '../plan/index.js';
import { parseFieldValue } from './parseFieldValue.js';
import type { StandardIssue, StandardSchema } from './StandardSchema.js';
import { toJson } from './toJson.js';

/**
 * Some fields as a Standard Schema: what a dialog that fills in `missing_field` needs. Every named field must have a
 * valid value; other properties are refused. Messages are English; a form in another language formats the issues of
 * `parseEvent`.
 *
 * @throws {StagewrightError} `unknown_reference` for a field that the model does not have, `wrong_type` for no list.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, fieldsSchema } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, fields: { share: { type: 'number', max: 1 } },
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const { validate } = fieldsSchema(plan, ['share'])['~standard'];
 * validate({ share: 0.5 }) // => { value: { share: 0.5 } }
 * const refused = validate({ share: 2 });
 * 'issues' in refused && refused.issues[0].path // => ['share']
 */
export function fieldsSchema<M extends SalesModelInput, F extends FieldOf<M>>(
  plan: SalesPlan<M>,
  fields: readonly F[],
): StandardSchema<Pick<FieldsInput<M>, F>, Required<Pick<FieldValues<M>, F>>> {
  demandPlan(plan);
  demandType('fields', 'list', fields);
  const unknown = [...fields].filter((field) => !plan.fields.has(field));
  if (unknown.length > 0) {
    throw new StagewrightError(
      unknown.map((id: unknown) => {
        const nearest = typeof id === 'string' ? nearestName(id, [...plan.fields.keys()]) : null;
        return createIssue('unknown_reference', 'fields', { kind: 'field', id: found(id), nearest });
      }),
    );
  }
  return {
    '~standard': {
      version: 1,
      vendor: 'stagewright',
      validate: (value) =>
        validate(plan as SalesPlan, fields, value) as { readonly value: Required<Pick<FieldValues<M>, F>> },
    },
  };
}

function validate(
  plan: SalesPlan,
  fields: readonly string[],
  input: unknown,
): { readonly value: { readonly [field: string]: Json } } | { readonly issues: readonly StandardIssue[] } {
  const given = isRecord(input) ? input : {};
  const values: { [field: string]: Json } = {};
  const issues: StandardIssue[] = [];
  const add = (
    code: 'missing_field' | 'invalid_field' | 'invalid_event',
    field: string,
    params: { readonly [name: string]: Json },
  ) => issues.push({ message: formatIssue(createIssue(code, field, { field, ...params }), en), path: [field] });

  for (const id of Object.keys(given)) if (!fields.includes(id)) add('invalid_event', id, { unknown: id });
  for (const id of fields) {
    const field = plan.fields.get(id);
    if (field === undefined) continue;
    const raw = Object.hasOwn(given, id) ? given[id] : null;
    const parsed = parseFieldValue(field, raw);
    if (!parsed.ok) add('invalid_field', id, { value: toJson(raw), ...parsed.fault });
    else if (parsed.value === null) add('missing_field', id, {});
    else values[id] = parsed.value;
  }
  return issues.length > 0 ? { issues } : { value: values };
}
