import type {
  OutcomeChangeInput,
  OutcomeInput,
  ReasonInput,
  ReopenInput,
  ResultInput,
} from '../../definition/index.js';
import { described, id } from './describedWording.js';
import type { ElementWording, PropertyWording } from './ElementWording.js';
import { advancesCustomerTo, effects, forecastCategory, requires } from './stageWording.js';

export function reasonWording(): ElementWording<Exclude<ReasonInput, string>> {
  return {
    about: 'A reason for an outcome; a bare text is its id.',
    properties: {
      id: id('Its name for programs, unique among the reasons of the outcome.', 'price'),
      ...described,
      parent: { about: 'The reason that it stands under, for analyses at two levels.', examples: ['product'] },
    },
  };
}

export function outcomeWording(): ElementWording<OutcomeInput> {
  return {
    about: 'One way in which an opportunity ends.',
    properties: {
      id: id('Its name for programs: no other outcome’s, nor a stage’s.', 'won', 'lost'),
      ...described,
      kind: {
        about: 'What it is to statistics: won, lost, or abandoned (no decision, no longer pursued).',
        examples: ['won'],
      },
      from: {
        about: 'From which stages it can be reached: any, the last, or these. Left out: `last` for a win, else `any`.',
        examples: ['any', ['propose', 'negotiate']],
      },
      reasons: {
        about: 'The reasons to choose from. Left out: any text is one, and one is still asked for.',
        examples: [['price', 'competitor', { id: 'no-budget', label: 'No budget' }]],
      },
      requires: { ...requires, about: 'What must be there before the outcome is reached.' },
      advancesCustomerTo: { ...advancesCustomerTo, about: 'The customer state that is reached with the outcome.' },
      tags: {
        about: 'Marks for the customer, for what is no state of its own.',
        examples: [['reference']],
        default: [],
      },
      effects: { ...effects, about: 'Requests to the program around the model when the outcome is reached.' },
      forecastCategory,
    },
  };
}

const withinDays: PropertyWording = {
  about: 'For how many days after closing this is possible. Left out: for ever.',
  examples: [30],
};

const roles: PropertyWording = {
  about: 'Which roles may do it. Left out: everybody who may act.',
  examples: [['manager']],
};

export function changeWording(): ElementWording<OutcomeChangeInput> {
  return {
    about: 'A correction of the result that is allowed.',
    properties: {
      from: { about: 'The outcome that there is.', examples: ['lost'] },
      to: { about: 'The outcome that it may be changed to.', examples: ['won'] },
      requires: { ...requires, about: 'What must be there before the result is changed.' },
      withinDays,
      roles,
    },
  };
}

/** What a move back keeps. */
export const keep: PropertyWording = {
  about: 'What stays valid: approvals, nothing, or also the completions of the stage’s last visit.',
  examples: ['none'],
  default: 'approvals',
};

export function reopenWording(): ElementWording<ReopenInput> {
  return {
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
  };
}

export function resultWording(): ElementWording<ResultInput> {
  return {
    about: 'The one result stage of a series.',
    properties: {
      id: { about: 'Its name for programs.', examples: ['result'] },
      ...described,
      outcomes: {
        about: 'The ways in which an opportunity ends.',
        examples: [
          [
            { id: 'won', kind: 'won' },
            { id: 'lost', kind: 'lost', reasons: ['price', 'competitor'] },
          ],
        ],
      },
      changes: {
        about: 'Corrections of the result that are allowed.',
        examples: [[{ from: 'lost', to: 'won', withinDays: 30, roles: ['manager'] }]],
        default: [],
      },
      reopen: {
        about: 'How a closed opportunity is opened again; `false`: not at all.',
        examples: [{ to: 'negotiate', withinDays: 60, reasonRequired: true }],
        default: false,
      },
    },
  };
}
