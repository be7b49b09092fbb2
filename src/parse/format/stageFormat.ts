import type { AccessInput, ActionRequirementInput, RequiresInput, StageInput } from '../../definition/index.js';
import { described } from './describedFormat.js';
import { type ElementFormat, needed, optional, type Property } from './ElementFormat.js';

export function actionRequirementFormat(): ElementFormat<Exclude<ActionRequirementInput, string>> {
  return { name: 'ActionRequirement', shorthand: 'action', properties: { action: needed, times: optional } };
}

export function requiresFormat(): ElementFormat<RequiresInput> {
  return {
    name: 'Requires',
    properties: {
      fields: optional,
      actions: { of: actionRequirementFormat },
      processes: optional,
      questions: optional,
      condition: { schema: 'condition' },
    },
  };
}

function accessFormat(): ElementFormat<AccessInput> {
  return { name: 'Access', properties: { own: optional, edit: optional, view: optional } };
}

export const requires: Property = { of: requiresFormat };

export const effects: Property = { schema: 'effects' };

export function stageFormat(): ElementFormat<StageInput> {
  return {
    name: 'Stage',
    properties: {
      id: { rule: { is: 'text' } },
      use: optional,
      ...described,
      aliases: optional,
      purpose: optional,
      targetDays: optional,
      winProbability: optional,
      forecastCategory: optional,
      requires,
      optional: { of: () => ({ name: 'Optional', properties: { actions: { of: actionRequirementFormat } } }) },
      auto: optional,
      mandatory: optional,
      advancesCustomerTo: optional,
      effects,
      playbook: optional,
      access: { of: accessFormat },
    },
  };
}
