import type { ApproveInput, ProcessCard, ProcessInput } from '../../definition/index.js';
import type { Rule } from '../../plan/index.js';
import { described, id } from './describedFormat.js';
import { type ElementFormat, needed, optional } from './ElementFormat.js';

function approveFormat(): ElementFormat<ApproveInput> {
  return { name: 'Approve', properties: { by: needed, quorum: optional, selfApproval: optional } };
}

const TEXT: Rule = { is: 'text' };

function cardFormat(): ElementFormat<ProcessCard> {
  return {
    name: 'ProcessCard',
    properties: {
      mode: { rule: TEXT },
      department: { rule: TEXT },
      post: { rule: TEXT },
      kpi: { rule: TEXT },
      description: { rule: TEXT },
    },
  };
}

export function processFormat(): ElementFormat<ProcessInput> {
  return {
    name: 'Process',
    properties: {
      id,
      ...described,
      stage: optional,
      series: optional,
      kind: optional,
      raise: optional,
      approve: { required: true, of: approveFormat },
      effect: optional,
      when: { schema: 'condition' },
      needs: { schema: 'condition' },
      after: optional,
      before: optional,
      verifies: optional,
      corrects: optional,
      run: optional,
      recurring: optional,
      card: { rule: { shape: {} }, of: cardFormat },
    },
  };
}
