import * as z from 'zod/mini';
import { type JsonType, jsonType } from '../jsonType.js';

type Options<Key extends string> = { readonly [key in Key]?: z.core.$ZodType };
type Choice<O> = z.ZodMiniUnion<readonly Extract<O[keyof O], z.core.$ZodType>[]>;

/**
 * A union of which the type of the value tells the option. No option is tried in vain, and what is wrong within the
 * value is told of that option alone, where a plain union tells only that no option fits.
 */
export function byType<const O extends Options<JsonType>>(options: O): Choice<O> {
  return choice(options, Object.keys(options), (value) => options[jsonType(value)]);
}

/** A union of which the value itself tells the option; what it is called where there is none. */
export function choice<const O extends Options<string>>(
  options: O,
  expected: readonly string[],
  pick: (value: unknown) => z.core.$ZodType | undefined,
): Choice<O> {
  const union = z.union(Object.values(options) as Extract<O[keyof O], z.core.$ZodType>[]);
  const parse: typeof union._zod.parse = (payload, context) => {
    const option = pick(payload.value);
    if (option !== undefined) return option._zod.run(payload, context);
    payload.issues.push({ code: 'custom', params: { expected }, input: payload.value, inst: union });
    return payload;
  };
  union._zod.parse = parse;
  union._zod.run = parse;
  return union;
}
