import * as z from 'zod/mini';
import { boundsOf } from './boundsOf.js';
import { modelSchema } from './schema/modelSchema.js';
import type { ElementWording } from './wording/ElementWording.js';
import { wordings } from './wording/wordings.js';

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
  const words = z.registry<Words>();
  const known = wordings();
  const schema = modelSchema((part, record, property) => words.add(part, wordsOf(known[record], record, property)));
  const told = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    metadata: words,
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
  const model = told.$defs?.SalesModel;
  if (model !== undefined) model.properties = { $schema: SCHEMA_OF_A_FILE, ...model.properties };
  return told;
}

/** What an editor looks for in a file; no part of the model. */
const SCHEMA_OF_A_FILE: z.core.JSONSchema.JSONSchema = {
  type: 'string',
  description: 'The schema of this file, for the editor.',
  examples: ['./model.schema.json'],
};

/** What the JSON Schema says of a schema to people; `id` is its name among the definitions. */
type Words = {
  readonly id?: string;
  readonly description: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly [keyword: string]: unknown;
};

/** @throws where nothing is said of a part of the format, which is a mistake in the format's own tables. */
function wordsOf(wording: ElementWording | undefined, record: string, property: string | undefined): Words {
  const told = property === undefined ? wording : wording?.properties[property];
  if (told === undefined)
    throw new Error(`nothing is said of ${property === undefined ? record : `${record}.${property}`}`);
  return {
    ...(property === undefined && wording?.inline === undefined ? { id: record } : {}),
    description: told.about,
    ...(told.examples === undefined ? {} : { examples: told.examples }),
    ...('default' in told ? { default: told.default } : {}),
    ...boundsOf(record, property),
  };
}

/** Leaves out what zod adds to say nothing: the bounds of exact integers, and that the keys of a record are texts. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  const names = schema.propertyNames;
  if (typeof names === 'object' && Object.keys(names).every((keyword) => keyword === 'type'))
    delete schema.propertyNames;
}
