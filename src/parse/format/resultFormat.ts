import type {
  OutcomeChangeInput,
  OutcomeInput,
  ReasonInput,
  ReopenInput,
  ResultInput,
} from '../../definition/index.js';
import { REASON } from '../../plan/index.js';
import { described, id } from './describedFormat.js';
import { type ElementFormat, needed, optional } from './ElementFormat.js';
import { effects, requires } from './stageFormat.js';

function reasonFormat(): ElementFormat<Exclude<ReasonInput, string>> {
  return { name: 'Reason', shorthand: 'id', properties: { id, ...described, parent: optional } };
}

function outcomeFormat(): ElementFormat<OutcomeInput> {
  return {
    name: 'Outcome',
    properties: {
      id,
      ...described,
      kind: needed,
      from: optional,
      reasons: { rule: { elements: REASON, kind: 'reason', filled: true }, of: reasonFormat },
      requires,
      advancesCustomerTo: optional,
      tags: optional,
      effects,
      forecastCategory: optional,
    },
  };
}

function changeFormat(): ElementFormat<OutcomeChangeInput> {
  return {
    name: 'OutcomeChange',
    properties: { from: needed, to: needed, requires, withinDays: optional, roles: optional },
  };
}

function reopenFormat(): ElementFormat<ReopenInput> {
  return {
    name: 'Reopen',
    properties: {
      to: optional,
      withinDays: optional,
      requires,
      reasonRequired: optional,
      keep: optional,
      roles: optional,
    },
  };
}

export function resultFormat(): ElementFormat<ResultInput> {
  return {
    name: 'Result',
    properties: {
      id: { rule: { is: 'text' } },
      ...described,
      outcomes: { required: true, of: outcomeFormat },
      changes: { of: changeFormat },
      reopen: { of: reopenFormat },
    },
  };
}
