import type {
  OutcomeChangeInput,
  OutcomeInput,
  ReasonInput,
  ReopenInput,
  ResultInput,
} from '../../definition/index.js';
import { REASON } from '../../plan/index.js';
import { described, id } from './describedFormat.js';
import type { ElementFormat, Property } from './ElementFormat.js';
import { advancesCustomerTo, effects, forecastCategory, requires } from './stageFormat.js';

const reasonFormat = {
  name: 'Reason',
  about: 'A reason for an outcome; a bare text is its id.',
  shorthand: 'id',
  properties: {
    id: id('Its name for programs, unique among the reasons of the outcome.', 'price'),
    ...described,
    parent: { about: 'The reason that it stands under, for analyses at two levels.', examples: ['product'] },
  },
} as const satisfies ElementFormat<Exclude<ReasonInput, string>>;

const outcomeFormat = {
  name: 'Outcome',
  about: 'One way in which an opportunity ends.',
  properties: {
    id: id('Its name for programs: no other outcome’s, nor a stage’s.', 'won', 'lost'),
    ...described,
    kind: {
      about: 'What it is to statistics: won, lost, or abandoned (no decision, no longer pursued).',
      examples: ['won'],
      required: true,
    },
    from: {
      about: 'From which stages it can be reached: any, the last, or these. Left out: `last` for a win, else `any`.',
      examples: ['any', ['propose', 'negotiate']],
    },
    reasons: {
      about: 'The reasons to choose from. Left out: any text is one, and one is still asked for.',
      examples: [['price', 'competitor', { id: 'no-budget', label: 'No budget' }]],
      rule: { elements: REASON, kind: 'reason', filled: true },
      of: reasonFormat,
    },
    requires: { ...requires, about: 'What must be there before the outcome is reached.' },
    advancesCustomerTo: { ...advancesCustomerTo, about: 'The customer state that is reached with the outcome.' },
    tags: { about: 'Marks for the customer, for what is no state of its own.', examples: [['reference']], default: [] },
    effects: { ...effects, about: 'Requests to the program around the model when the outcome is reached.' },
    forecastCategory,
  },
} as const satisfies ElementFormat<OutcomeInput>;

const withinDays: Property = {
  about: 'For how many days after closing this is possible. Left out: for ever.',
  examples: [30],
};
const roles: Property = { about: 'Which roles may do it. Left out: everybody who may act.', examples: [['manager']] };

const changeFormat = {
  name: 'OutcomeChange',
  about: 'A correction of the result that is allowed.',
  properties: {
    from: { about: 'The outcome that there is.', examples: ['lost'], required: true },
    to: { about: 'The outcome that it may be changed to.', examples: ['won'], required: true },
    requires: { ...requires, about: 'What must be there before the result is changed.' },
    withinDays,
    roles,
  },
} as const satisfies ElementFormat<OutcomeChangeInput>;

/** What a move back keeps. */
export const keep: Property = {
  about: 'What stays valid: approvals, nothing, or also the completions of the stage’s last visit.',
  examples: ['none'],
  default: 'approvals',
};

const reopenFormat = {
  name: 'Reopen',
  about: 'How a closed opportunity is opened again.',
  properties: {
    to: {
      about: 'The stage that it comes back to. Left out: the one that it was closed from.',
      examples: ['negotiate'],
    },
    withinDays,
    requires: { ...requires, about: 'What must be there before it is opened again.' },
    reasonRequired: { about: 'Whether a reason must be given.', examples: [true], default: false },
    keep,
    roles,
  },
} as const satisfies ElementFormat<ReopenInput>;

export const resultFormat = {
  name: 'Result',
  about: 'The one result stage of a series.',
  properties: {
    id: { about: 'Its name for programs.', examples: ['result'], rule: { is: 'text' } },
    ...described,
    outcomes: {
      about: 'The ways in which an opportunity ends.',
      examples: [
        [
          { id: 'won', kind: 'won' },
          { id: 'lost', kind: 'lost', reasons: ['price', 'competitor'] },
        ],
      ],
      required: true,
      of: outcomeFormat,
    },
    changes: {
      about: 'Corrections of the result that are allowed.',
      examples: [[{ from: 'lost', to: 'won', withinDays: 30, roles: ['manager'] }]],
      default: [],
      of: changeFormat,
    },
    reopen: {
      about: 'How a closed opportunity is opened again; `false`: not at all.',
      examples: [{ to: 'negotiate', withinDays: 60, reasonRequired: true }],
      default: false,
      of: reopenFormat,
    },
  },
} as const satisfies ElementFormat<ResultInput>;
