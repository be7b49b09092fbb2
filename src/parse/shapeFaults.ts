import * as z from 'zod/mini';
import type { Json } from '../issues/index.js';
import { found, nearestName } from '../plan/index.js';
import { jsonType } from './jsonType.js';
import type { Fault, Keys } from './readJson.js';
import type { Expected } from './schema/choice.js';
import { modelSchema } from './schema/modelSchema.js';

let schema: z.core.$ZodType | undefined;

/** What of a document has not the shape that the format gives it, each fault with the way to it. */
export function shapeFaults(document: Json): readonly Fault[] {
  schema ??= modelSchema(() => undefined);
  try {
    const { error } = z.safeParse(schema, document, { error: allowedProperties, reportInput: true });
    return error === undefined ? [] : error.issues.flatMap(toFaults);
  } catch (cause) {
    // More faults than zod can hand from one level to the next, at more than a hundred thousand.
    if (cause instanceof RangeError) return [{ keys: [], code: 'too_large', params: {} }];
    throw cause;
  }
}

/**
 * The texts of zod are not used: an issue is told when its reader is known. In their place stands what an issue does not
 * say, the properties that the record could have.
 */
function allowedProperties({ code, inst }: z.core.$ZodRawIssue): string {
  return code === 'unrecognized_keys' && inst instanceof z.ZodMiniObject ? Object.keys(inst.shape).join(' ') : '';
}

function toFaults(issue: z.core.$ZodIssue): readonly Fault[] {
  const keys = issue.path as Keys;
  const { input } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((property: string) => ({
        keys: [...keys, property],
        code: 'unknown_property',
        params: { property: found(property), nearest: nearestName(property, issue.message.split(' ')) },
      }));
    case 'invalid_value':
      return [choiceFault(keys, input, issue.values as readonly string[])];
    case 'too_small':
    case 'too_big':
      if (Array.isArray(input)) return [{ keys, code: 'empty_list', params: {} }];
      return [{ keys, code: 'out_of_range', params: { found: found(input), ...boundOf(issue) } }];
    case 'custom':
      return [unionFault(keys, issue.params as Expected, input)];
    case 'invalid_key':
    case 'invalid_format':
      return [{ keys, code: 'unknown_property', params: { property: found(keys.at(-1)), nearest: null } }];
    case 'invalid_type':
      if (issue.expected === 'int' && typeof input === 'number')
        return [{ keys, code: 'not_an_integer', params: { found: input } }];
      return [wrongType(keys, TYPES[issue.expected] ?? issue.expected, input)];
    default:
      return [wrongType(keys, 'value', input)];
  }
}

/** How zod calls the types of JSON. */
const TYPES: { readonly [type: string]: string } = { string: 'text', array: 'list', object: 'record', int: 'integer' };

function wrongType(keys: Keys, expected: string | readonly string[], input: unknown): Fault {
  const property = keys.at(-1);
  if (input === undefined && typeof property === 'string')
    return { keys, code: 'missing_property', params: { property } };
  return { keys, code: 'wrong_type', params: { expected, found: jsonType(input) } };
}

function choiceFault(keys: Keys, input: unknown, choices: readonly string[]): Fault {
  if (typeof input !== 'string') return wrongType(keys, 'text', input);
  if (keys.length === 1 && keys[0] === 'format') {
    return { keys, code: 'unsupported_format', params: { found: found(input), supported: choices } };
  }
  return {
    keys,
    code: 'unknown_choice',
    params: { found: found(input), choices, nearest: nearestName(input, choices) },
  };
}

function unionFault(keys: Keys, expected: Expected, input: unknown): Fault {
  if ('expected' in expected) return wrongType(keys, expected.expected, input);
  if (jsonType(input) !== 'record') return wrongType(keys, 'record', input);
  const { by, choices } = expected;
  const word = (input as { readonly [property: string]: unknown })[by];
  return choiceFault([...keys, by], word, choices);
}

function boundOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): { readonly [name: string]: number } {
  if (issue.code === 'too_big') return { max: Number(issue.maximum) };
  return { [issue.inclusive ? 'min' : 'above']: Number(issue.minimum) };
}
