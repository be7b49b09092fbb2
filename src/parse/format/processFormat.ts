import type { ApproveInput, ProcessCard, ProcessInput } from '../../definition/index.js';
import { described, id } from './describedFormat.js';
import { type ElementFormat, needed, optional } from './ElementFormat.js';

function approveFormat(): ElementFormat<ApproveInput> {
  return { name: 'Approve', properties: { by: needed, quorum: optional, selfApproval: optional } };
}

function cardFormat(): ElementFormat<ProcessCard> {
  return {
    name: 'ProcessCard',
    properties: {
      mode: { schema: 'label' },
      department: { schema: 'label' },
      post: { schema: 'label' },
      kpi: { schema: 'label' },
      description: { schema: 'label' },
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
      card: { of: cardFormat },
    },
  };
}
