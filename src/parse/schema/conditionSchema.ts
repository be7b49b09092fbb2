import * as z from 'zod/mini';
import { nearestName } from '../../plan/index.js';
import { jsonType } from '../jsonType.js';
import { byType, choice } from './choice.js';
import type { Tell } from './Tell.js';

/** One of the closed operators, told by the one property that only it has. */
export function conditionSchema(tell: Tell): z.core.$ZodType {
  const condition: z.core.$ZodType = z.lazy(() => {
    const options = conditions(condition, tell);
    const kinds = Object.keys(options) as (keyof typeof options)[];
    const kindOf = (keys: readonly string[]) =>
      kinds.find((kind) => keys.includes(kind)) ??
      keys.map((key) => nearestName(key, kinds)).find((kind) => kind !== null);
    return choice(options, { expected: 'condition' }, (value) => {
      const kind = jsonType(value) === 'record' ? kindOf(Object.keys(value as object)) : undefined;
      return options[kind as keyof typeof options];
    });
  });
  tell(condition, 'Condition');
  return condition;
}

function conditions(condition: z.core.$ZodType, tell: Tell) {
  return {
    all: kind('All', { all: z.array(condition) }),
    any: kind('Any', { any: z.array(condition) }),
    not: kind('Not', { not: z.lazy(() => condition) }),
    field: kind('FieldCondition', {
      field: z.string(),
      present: z.exactOptional(z.boolean()),
      valid: z.exactOptional(z.boolean()),
      eq: z.exactOptional(z.unknown()),
      ne: z.exactOptional(z.unknown()),
      in: z.exactOptional(z.array(z.unknown())),
      gt: z.exactOptional(bound()),
      gte: z.exactOptional(bound()),
      lt: z.exactOptional(bound()),
      lte: z.exactOptional(bound()),
      withinDays: z.exactOptional(z.number().check(z.gte(0))),
    }),
    action: kind('ActionCondition', { action: z.string(), times: z.exactOptional(z.int().check(z.gte(1))) }),
    process: kind('ProcessCondition', { process: z.string(), is: z.enum(['raised', 'approved', 'rejected']) }),
    question: kind('QuestionCondition', { question: z.string(), is: z.enum(['yes', 'no']) }),
    stageVisited: kind('StageVisited', { stageVisited: z.string() }),
    check: kind('CheckCondition', { check: z.string() }),
  };

  function kind(name: string, shape: z.core.$ZodLooseShape): z.core.$ZodType {
    for (const [property, schema] of Object.entries(shape)) tell(schema, name, property);
    const record = z.strictObject(shape);
    tell(record, name);
    return record;
  }
}

/** Numbers, amounts and dates are ordered; exact amounts and dates are texts. */
function bound(): z.core.$ZodType {
  return byType({ number: z.number(), text: z.string() });
}
