import * as z from 'zod/mini';
import { modelSchema } from './schema/modelSchema.js';
import { words } from './schema/told.js';

/**
 * The format as a JSON Schema (draft 2020-12), so that an editor completes and explains: every property with what it
 * means, examples, its default and its bounds.
 *
 * It tells the shape alone. That a reference leads somewhere, or a stage can be reached, is for `parseSalesModel`.
 *
 * @returns a new object on every call.
 *
 * @example
 * import { salesModelJsonSchema } from 'stagewright/parse';
 *
 * salesModelJsonSchema().$schema // => 'https://json-schema.org/draft/2020-12/schema'
 */
export function salesModelJsonSchema(): { readonly [keyword: string]: unknown } {
  return z.toJSONSchema(modelSchema, {
    target: 'draft-2020-12',
    io: 'input',
    metadata: words,
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
}

/** Leaves out what zod adds to say nothing: the bounds of exact integers, and that the keys of a record are texts. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  const names = schema.propertyNames;
  if (typeof names === 'object' && Object.keys(names).every((keyword) => keyword === 'type'))
    delete schema.propertyNames;
}
