import * as z from 'zod/mini';
import type { Condition } from '../../definition/index.js';
import type { Json } from '../../issues/index.js';
import { nearestName } from '../../plan/index.js';
import { jsonType } from '../jsonType.js';
import { byType, choice } from './choice.js';
import { jsonSchema } from './labelSchema.js';
import { told } from './told.js';

/** One of the closed operators, told by the one property that only it has. */
export const conditionSchema: z.ZodMiniType<Condition, Condition> = /*#__PURE__*/ told(
  z.lazy(() => {
    const options = conditions();
    const kinds = Object.keys(options) as (keyof typeof options)[];
    const kindOf = (keys: readonly string[]) =>
      kinds.find((kind) => keys.includes(kind)) ??
      keys.map((key) => nearestName(key, kinds)).find((kind) => kind !== null);
    return choice(options, { expected: 'condition' }, (value) => {
      const kind = jsonType(value) === 'record' ? kindOf(Object.keys(value as object)) : undefined;
      return options[kind as keyof typeof options];
    });
  }),
  {
    id: 'Condition',
    description: 'A question put to an opportunity. Its answer is yes, no or unknown; unknown never opens a gate.',
    examples: [{ all: [{ field: 'discount', lte: 0.2 }, { not: { process: 'legal-review', is: 'rejected' } }] }],
  },
);

function conditions() {
  return {
    all: kind('All', 'Every one of these holds; none at all: yes.', {
      all: told(z.array(conditionSchema), {
        description: 'The conditions.',
        examples: [[{ field: 'budget', present: true }]],
      }),
    }),
    any: kind('Any', 'One of these holds; none at all: no.', {
      any: told(z.array(conditionSchema), { description: 'The conditions.', examples: [[{ check: 'creditOk' }]] }),
    }),
    not: kind('Not', 'This does not hold.', {
      not: told(
        z.lazy(() => conditionSchema),
        { description: 'The condition.', examples: [{ check: 'hasOrder' }] },
      ),
    }),
    field: fieldCondition(),
    action: kind('ActionCondition', 'The action was completed in this visit of the stage.', {
      action: id('Which action.', 'demo'),
      times: optional(z.int().check(z.gte(1)), 'How often; once where it is left out.', 2),
    }),
    process: kind('ProcessCondition', 'The process has come so far.', {
      process: id('Which process.', 'price-approval'),
      is: told(z.enum(['raised', 'approved', 'rejected']), {
        description: 'How far; raised: in any state but withdrawn.',
        examples: ['approved'],
      }),
    }),
    question: kind('QuestionCondition', 'The question is answered so.', {
      question: id('Which question.', 'worth-winning'),
      is: told(z.enum(['yes', 'no']), { description: 'The answer.', examples: ['yes'] }),
    }),
    stageVisited: kind('StageVisited', 'The stage was entered at least once.', {
      stageVisited: id('Which stage.', 'propose'),
    }),
    check: kind('CheckCondition', 'The program around the model answers yes in this call.', {
      check: id('Which check.', 'creditOk'),
    }),
  };
}

function fieldCondition() {
  return kind('FieldCondition', 'The value of a field; several comparisons must all hold.', {
    field: id('Which field. `grade` and `type` count as fields once they are declared.', 'amount'),
    present: optional(z.boolean(), 'Has a value, or has none. Never unknown.', true),
    valid: optional(z.boolean(), 'The value is of the field’s type and passes its check.', true),
    eq: optional(jsonSchema, 'Equal to this.', 'key-account'),
    ne: optional(jsonSchema, 'Other than this.', 'small'),
    in: optional(z.array(jsonSchema), 'One of these.', ['A', 'B']),
    gt: optional(bound(), 'Above this. Numbers, amounts and dates are ordered.', 0),
    gte: optional(bound(), 'At least this.', 1000000),
    lt: optional(bound(), 'Below this.', '2027-01-01'),
    lte: optional(bound(), 'At most this.', 0.2),
    withinDays: optional(z.number().check(z.gte(0)), 'A date from today to so many days later.', 30),
  });
}

/** Numbers, amounts and dates are ordered; exact amounts and dates are texts. */
function bound() {
  return byType({ number: z.number(), text: z.string() });
}

function kind<const Shape extends z.core.$ZodLooseShape>(name: string, description: string, shape: Shape) {
  return told(z.strictObject(shape), { id: name, description });
}

function id(description: string, example: string) {
  return told(z.string(), { description, examples: [example] });
}

function optional<S extends z.core.$ZodType>(schema: S, description: string, example: Json) {
  return told(z.exactOptional(schema), { description, examples: [example] });
}
