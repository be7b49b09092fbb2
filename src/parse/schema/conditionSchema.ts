import * as z from 'zod/mini';
import type { Condition } from '../../definition/index.js';
import { nearestName } from '../../plan/index.js';
import { jsonType } from '../jsonType.js';
import { byType, choice } from './choice.js';
import { element } from './element.js';
import { jsonSchema } from './labelSchema.js';

/** One of the closed operators, told by the one property that only it has. */
export const conditionSchema: z.ZodMiniType<Condition, Condition> = /*#__PURE__*/ z.lazy(() => {
  const options = {
    all: allSchema,
    any: anySchema,
    not: notSchema,
    field: fieldConditionSchema,
    action: actionConditionSchema,
    process: processConditionSchema,
    question: questionConditionSchema,
    stageVisited: stageVisitedSchema,
    check: checkConditionSchema,
  };
  const kinds = Object.keys(options) as (keyof typeof options)[];
  const kindOf = (keys: readonly string[]) =>
    kinds.find((kind) => keys.includes(kind)) ?? keys.map((key) => nearestName(key, kinds)).find((kind) => kind !== null);
  return choice(options, ['condition'], (value) => {
    const kind = jsonType(value) === 'record' ? kindOf(Object.keys(value as object)) : undefined;
    return options[kind as keyof typeof options];
  });
});

export const allSchema = /*#__PURE__*/ element(() => ({ all: z.array(conditionSchema) }));
export const anySchema = /*#__PURE__*/ element(() => ({ any: z.array(conditionSchema) }));
export const notSchema = /*#__PURE__*/ element(() => ({ not: conditionSchema }));
export const fieldConditionSchema = /*#__PURE__*/ element(() => ({
  field: z.string(),
  present: z.exactOptional(z.boolean()),
  valid: z.exactOptional(z.boolean()),
  eq: z.exactOptional(jsonSchema),
  ne: z.exactOptional(jsonSchema),
  in: z.exactOptional(z.array(jsonSchema)),
  gt: z.exactOptional(bound()),
  gte: z.exactOptional(bound()),
  lt: z.exactOptional(bound()),
  lte: z.exactOptional(bound()),
  withinDays: z.exactOptional(z.number().check(z.gte(0))),
}));
export const actionConditionSchema = /*#__PURE__*/ element(() => ({
  action: z.string(),
  times: z.exactOptional(z.int().check(z.gte(1))),
}));
export const processConditionSchema = /*#__PURE__*/ element(() => ({
  process: z.string(),
  is: z.enum(['raised', 'approved', 'rejected']),
}));
export const questionConditionSchema = /*#__PURE__*/ element(() => ({ question: z.string(), is: z.enum(['yes', 'no']) }));
export const stageVisitedSchema = /*#__PURE__*/ element(() => ({ stageVisited: z.string() }));
export const checkConditionSchema = /*#__PURE__*/ element(() => ({ check: z.string() }));

/** Numbers, amounts and dates are ordered; exact amounts and dates are texts. */
const bound = () => byType({ number: z.number(), text: z.string() });
