import * as z from 'zod/mini';
import { type JsonType, jsonType } from '../jsonType.js';

type Options<Key extends string> = { readonly [key in Key]?: z.core.$ZodType };
type Choice<O> = z.ZodMiniUnion<readonly Extract<O[keyof O], z.core.$ZodType>[]>;

/** What there is to choose from, as an issue tells it; `by` is the property that tells the options apart. */
export type Expected =
  | { readonly expected: string | readonly string[] }
  | { readonly by: string; readonly choices: readonly string[] };

/**
 * A union of which the type of the value tells the option. No option is tried in vain, and what is wrong within the
 * value is told of that option alone, where a plain union tells only that no option fits.
 */
export function byType<const O extends Options<JsonType>>(options: O): Choice<O> {
  return choice(options, { expected: Object.keys(options) }, (value) => options[jsonType(value)]);
}

/** A union of which one property of a record tells the option by its value. */
export function byWord<const O extends Options<string>>(by: string, options: O): Choice<O> {
  return choice(options, { by, choices: Object.keys(options) }, (value) => {
    const word = jsonType(value) === 'record' ? (value as { readonly [property: string]: unknown })[by] : undefined;
    return typeof word === 'string' && Object.hasOwn(options, word) ? options[word as keyof O] : undefined;
  });
}

/** A union of which the value itself tells the option; what is expected where there is none. */
export function choice<const O extends Options<string>>(
  options: O,
  expected: Expected,
  pick: (value: unknown) => z.core.$ZodType | undefined,
): Choice<O> {
  const union = z.union(Object.values(options) as Extract<O[keyof O], z.core.$ZodType>[]);
  const parse: typeof union._zod.parse = (payload, context) => {
    const option = pick(payload.value);
    if (option !== undefined) return option._zod.run(payload, context);
    payload.issues.push({ code: 'custom', params: expected, input: payload.value, inst: union });
    return payload;
  };
  union._zod.parse = parse;
  union._zod.run = parse;
  return union;
}
