import type { Json } from '../../issues/index.js';
import type { ElementWording, PropertyWording } from './ElementWording.js';

export function conditionWording(): ElementWording {
  return {
    about: 'A question put to an opportunity. Its answer is yes, no or unknown; unknown never opens a gate.',
    examples: [{ all: [{ field: 'discount', lte: 0.2 }, { not: { process: 'legal-review', is: 'rejected' } }] }],
    properties: {},
  };
}

/** The kinds of conditions, by the names of their records. */
export function conditionKindWordings(): { readonly [record: string]: ElementWording } {
  return {
    All: kind('Every one of these holds; none at all: yes.', {
      all: property('The conditions.', [{ field: 'budget', present: true }]),
    }),
    Any: kind('One of these holds; none at all: no.', { any: property('The conditions.', [{ check: 'creditOk' }]) }),
    Not: kind('This does not hold.', { not: property('The condition.', { check: 'hasOrder' }) }),
    FieldCondition: kind('The value of a field; several comparisons must all hold.', {
      field: property('Which field. `grade` and `type` count as fields once they are declared.', 'amount'),
      present: property('Has a value, or has none. Never unknown.', true),
      valid: property('The value is of the field’s type and passes its check.', true),
      eq: property('Equal to this.', 'key-account'),
      ne: property('Other than this.', 'small'),
      in: property('One of these.', ['A', 'B']),
      gt: property('Above this. Numbers, amounts and dates are ordered.', 0),
      gte: property('At least this.', 1000000),
      lt: property('Below this.', '2027-01-01'),
      lte: property('At most this.', 0.2),
      withinDays: property('A date from today to so many days later.', 30),
    }),
    ActionCondition: kind('The action was completed in this visit of the stage.', {
      action: property('Which action.', 'demo'),
      times: property('How often; once where it is left out.', 2),
    }),
    ProcessCondition: kind('The process has come so far.', {
      process: property('Which process.', 'price-approval'),
      is: property('How far; raised: in any state but withdrawn.', 'approved'),
    }),
    QuestionCondition: kind('The question is answered so.', {
      question: property('Which question.', 'worth-winning'),
      is: property('The answer.', 'yes'),
    }),
    StageVisited: kind('The stage was entered at least once.', { stageVisited: property('Which stage.', 'propose') }),
    CheckCondition: kind('The program around the model answers yes in this call.', {
      check: property('Which check.', 'creditOk'),
    }),
  };
}

function kind(about: string, properties: { readonly [name: string]: PropertyWording }): ElementWording {
  return { about, properties };
}

function property(about: string, example: Json): PropertyWording {
  return { about, examples: [example] };
}
