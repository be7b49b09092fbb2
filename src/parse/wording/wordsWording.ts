import type {
  ActionInput,
  CustomerStateInput,
  Described,
  FieldInput,
  Label,
  PlaybookInput,
  QuestionInput,
  RoleInput,
  TeamInput,
} from '../../definition/index.js';
import { described, id } from './describedWording.js';
import type { ElementWording, PropertyWording } from './ElementWording.js';

export function customerStateWording(): ElementWording<Exclude<CustomerStateInput, string>> {
  return {
    about: 'A state of the customer’s life cycle; a bare text is its id.',
    properties: {
      id: id('Its name for programs.', 'prospect'),
      ...described,
      neededFor: { about: 'Who needs to tell the state apart.', examples: [['process', 'analysis']], default: [] },
      mergedInto: { about: 'The state that this one is kept as a tag of.', examples: ['customer'] },
    },
  };
}

export function roleWording(): ElementWording<Exclude<RoleInput, string>> {
  return {
    about: 'A role that people have; a bare text is its id.',
    properties: {
      id: id('Its name for programs.', 'rep'),
      ...described,
      duty: { about: 'What the role is there for.', examples: ['sales'] },
    },
  };
}

export function teamWording(): ElementWording<TeamInput> {
  return {
    about: 'People who work together.',
    properties: {
      id: id('Its name for programs.', 'key-account'),
      ...described,
      part: { about: 'In which part of the organisation it stands.', examples: ['front'] },
      roles: { about: 'The roles in it.', examples: [['rep', 'manager']] },
    },
  };
}

export function fieldWording(): ElementWording<FieldInput> {
  return {
    about: 'A fact that stages, processes and conditions may ask for.',
    properties: {
      ...described,
      type: { about: 'What a value must be.', examples: ['money', 'date'], default: 'text' },
      check: {
        about: 'A check beyond the type: Chinese mobile number, unified social credit code, E.164, e-mail.',
        examples: ['e164'],
      },
      choices: { about: 'The values to choose from.', examples: [['key-account', 'small']], default: [] },
      min: { about: 'The smallest number or amount, or the shortest text.', examples: [0] },
      max: { about: 'The largest number or amount, or the longest text.', examples: [1] },
      of: { about: 'The record that the field belongs to.', examples: ['account'], default: 'opportunity' },
      core: {
        about: 'Whether it is master data: changed through its process or by its steward alone.',
        examples: [true],
        default: false,
      },
      steward: { about: 'The role that owns a core field.', examples: ['operations'] },
      sources: {
        about: 'Where a value may come from, best evidence first. Left out: a process, a document, any other, the rep.',
        examples: [['process:price-approval', 'rep']],
      },
      element: { about: 'The TAS element, 2 to 9, that a missing value belongs to. Left out: 2.', examples: [7] },
    },
  };
}

const line: PropertyWording = { about: 'The company’s standard line, or the person’s own.', examples: ['company'] };

const element: PropertyWording = { about: 'The TAS element, 2 to 9, that it belongs to.', examples: [3] };

export function actionWording(): ElementWording<Exclude<ActionInput, Label>> {
  return {
    about: 'Something that is done and recorded; a bare text, or one per language, is its label.',
    properties: { ...described, line, element },
  };
}

export function questionWording(): ElementWording<Exclude<QuestionInput, string>> {
  return {
    about: 'A question that people answer with yes, no or unknown; a bare text is its id.',
    properties: { id: id('Its name for programs.', 'worth-winning'), ...described, line, element },
  };
}

export function checkWording(): ElementWording<Described> {
  return {
    about:
      'A question that only the program around the model can answer; a bare text, or one per language, is its label.',
    properties: described,
  };
}

export function playbookWording(): ElementWording<PlaybookInput> {
  return {
    about: 'Help for whoever works in a stage.',
    properties: {
      ...described,
      script: { about: 'What to say.', examples: ['Ask what happens if nothing changes.'] },
      docs: { about: 'Documents to use.', examples: [['Product brochure']] },
    },
  };
}
