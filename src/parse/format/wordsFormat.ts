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
import { described, id } from './describedFormat.js';
import { type ElementFormat, needed, optional } from './ElementFormat.js';

export function customerStateFormat(): ElementFormat<Exclude<CustomerStateInput, string>> {
  return {
    name: 'CustomerState',
    shorthand: 'id',
    properties: { id, ...described, neededFor: optional, mergedInto: optional },
  };
}

export function roleFormat(): ElementFormat<Exclude<RoleInput, string>> {
  return { name: 'Role', shorthand: 'id', properties: { id, ...described, duty: optional } };
}

export function teamFormat(): ElementFormat<TeamInput> {
  return { name: 'Team', properties: { id, ...described, part: optional, roles: needed } };
}

export function fieldFormat(): ElementFormat<FieldInput> {
  return {
    name: 'Field',
    properties: {
      ...described,
      type: optional,
      check: optional,
      choices: optional,
      min: optional,
      max: optional,
      of: optional,
      core: optional,
      steward: optional,
      sources: optional,
      element: optional,
    },
  };
}

export function actionFormat(): ElementFormat<Exclude<ActionInput, Label>> {
  return { name: 'Action', shorthand: 'label', properties: { ...described, line: optional, element: optional } };
}

export function questionFormat(): ElementFormat<Exclude<QuestionInput, string>> {
  return { name: 'Question', shorthand: 'id', properties: { id, ...described, line: optional, element: optional } };
}

export function checkFormat(): ElementFormat<Described> {
  return { name: 'Check', shorthand: 'label', properties: described };
}

export function playbookFormat(): ElementFormat<PlaybookInput> {
  return { name: 'Playbook', properties: { ...described, script: optional, docs: optional } };
}
