import * as z from 'zod/mini';

/** What the JSON Schema says of a schema to people; `id` is its name among the definitions. */
export type Told = {
  readonly id?: string;
  readonly description: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
};

/** The words of the format; a registry of its own, so that nobody else's schema is touched. */
export const words = /*#__PURE__*/ z.registry<Told>();

export function told<S extends z.core.$ZodType>(schema: S, text: Told): S {
  words.add(schema, text);
  return schema;
}
