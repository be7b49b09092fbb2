import type { AccessInput, ActionRequirementInput, RequiresInput, StageInput } from '../../definition/index.js';
import { described } from './describedWording.js';
import type { ElementWording, PropertyWording } from './ElementWording.js';

export function actionRequirementWording(): ElementWording<Exclude<ActionRequirementInput, string>> {
  return {
    about: 'An action that must be completed in this visit of the stage; a bare text means once.',
    properties: {
      action: { about: 'Which action.', examples: ['demo'] },
      times: { about: 'How often it must be completed in one visit.', examples: [3], default: 1 },
    },
  };
}

export function requiresWording(): ElementWording<RequiresInput> {
  return {
    about: 'What must be there first. Whatever is missing is told at once, item by item.',
    properties: {
      fields: { about: 'Fields that must have a valid value.', examples: [['budget', 'decisionMaker']], default: [] },
      actions: {
        about: 'Actions that must be completed in this visit of the stage.',
        examples: [['demo', { action: 'visit', times: 3 }]],
        default: [],
      },
      processes: {
        about: 'Processes that must be approved (a gate) or answered (advice), where they apply.',
        examples: [['price-approval']],
        default: [],
      },
      questions: {
        about: 'Questions that must be answered yes or no. That the answer be yes is for `condition` to ask.',
        examples: [['worth-winning']],
        default: [],
      },
      condition: {
        about: 'A condition that must hold. Where it cannot be decided it blocks.',
        examples: [{ field: 'discount', lte: 0.2 }],
      },
    },
  };
}

export function accessWording(): ElementWording<AccessInput> {
  return {
    about: 'Which roles may act in the stage (`own`, `edit`), and which only look (`view`).',
    properties: {
      own: { about: 'Roles that own the stage: they decide and fill in.', examples: [['rep']], default: [] },
      edit: { about: 'Further roles that may act in it.', examples: [['solution-manager']], default: [] },
      view: { about: 'Roles that may only look.', examples: [['finance']], default: [] },
    },
  };
}

export const requires: PropertyWording = {
  about: 'What must be there first.',
  examples: [{ fields: ['budget'], actions: ['demo'] }],
};

export const effects: PropertyWording = {
  about: 'Requests to the program around the model, in this order.',
  examples: [['order.allow', { type: 'customer.tag', tag: 'reference' }]],
  default: [],
};

export const forecastCategory: PropertyWording = {
  about: 'In which column of the forecast its amounts stand.',
  examples: ['best-case'],
};

export const advancesCustomerTo: PropertyWording = {
  about: 'The customer state that is reached with it.',
  examples: ['customer'],
};

export function stageWording(): ElementWording<StageInput> {
  return {
    about: 'A step on the way to the result, written out or taken from the catalogue with `use`.',
    properties: {
      id: {
        about: 'Its name for programs, unique in the series. Left out beside `use`: that of the catalogue.',
        examples: ['propose', '方案'],
      },
      use: {
        about: 'The stage of the catalogue that this one is; properties beside it replace the catalogue’s whole.',
        examples: ['propose'],
      },
      ...described,
      aliases: {
        about: 'Names of the stage in other systems, for imports.',
        examples: [['3. Proposal', 'Proposal/Quote']],
        default: [],
      },
      purpose: {
        about: 'What the stage is for: to show progress, to forecast, to guide action, to trigger processes.',
        examples: [['progress', 'forecast']],
        default: [],
      },
      targetDays: { about: 'How many days a visit of the stage should last at most.', examples: [14] },
      winProbability: {
        about: 'Probability of a win assumed in advance for opportunities in this stage, from 0 to 1.',
        examples: [0.6],
      },
      forecastCategory,
      requires: { ...requires, about: 'What must be there before the stage is left forward.' },
      optional: { about: 'What is worth doing here and never blocks.', examples: [{ actions: ['reference-visit'] }] },
      auto: {
        about:
          'Whether the stage is left by itself as soon as an event in it meets the last of what is missing. It needs something that is done there, such as a required action: what is complete on entry stays.',
        examples: [true],
        default: false,
      },
      mandatory: { about: 'Whether the stage can never be skipped.', examples: [true], default: false },
      advancesCustomerTo: {
        ...advancesCustomerTo,
        about: 'The customer state that is reached when the stage is left forward.',
      },
      effects: { ...effects, about: 'Requests to the program around the model when the stage is left forward.' },
      playbook: { about: 'The playbook for whoever works in the stage.', examples: ['discovery'] },
      access: {
        about: 'Who may act in the stage. Left out: everybody.',
        examples: [{ own: ['rep'], view: ['manager'] }],
      },
    },
  };
}

export function optionalWording(): ElementWording<NonNullable<StageInput['optional']>> {
  return {
    about: 'What never blocks.',
    properties: {
      actions: { about: 'Actions worth doing in the stage.', examples: [['reference-visit']], default: [] },
    },
  };
}
