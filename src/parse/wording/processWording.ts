import type { ApproveInput, ProcessCard, ProcessInput } from '../../definition/index.js';
import { described, id } from './describedWording.js';
import type { ElementWording } from './ElementWording.js';

export function approveWording(): ElementWording<ApproveInput> {
  return {
    about: 'Who answers a process, and when it counts as answered.',
    properties: {
      by: { about: 'Roles that may answer.', examples: [['manager', 'finance']] },
      quorum: { about: 'All of the roles, any one answer, or so many persons.', examples: ['any', 2], default: 'all' },
      selfApproval: { about: 'Whether whoever raised it may answer it.', examples: [true], default: false },
    },
  };
}

export function cardWording(): ElementWording<ProcessCard> {
  return {
    about: 'The five elements of a process description.',
    properties: {
      mode: { about: 'The sales mode that it belongs to.', examples: ['Large accounts'] },
      department: { about: 'The department in charge.', examples: ['Sales'] },
      post: { about: 'The post in charge.', examples: ['Account manager'] },
      kpi: { about: 'What the post is measured by.', examples: ['Win rate'] },
      description: { about: 'How the process runs.', examples: ['Raised a week before the bid is due.'] },
    },
  };
}

export function processWording(): ElementWording<ProcessInput> {
  return {
    about: 'An approval, review or registration that selling triggers.',
    properties: {
      id: id('Its code. Nothing is derived from it.', 'price-approval', 'TAS 6-3'),
      ...described,
      stage: {
        about: 'The stage that it may be raised in. Left out: any open or after-win stage.',
        examples: ['propose'],
      },
      series: { about: 'Only in these series. Left out: in all.', examples: [['key-accounts']] },
      kind: { about: 'What kind of process it is.', examples: ['gate', 'review'] },
      raise: { about: 'Roles that may raise it. Left out: everybody.', examples: [['rep']] },
      approve: { about: 'Who answers it.', examples: [{ by: ['manager'] }] },
      effect: {
        about: 'Whether it wants approval (`gate`) or any answer (`advice`).',
        examples: ['advice'],
        default: 'gate',
      },
      when: {
        about: 'Whether it applies at all; where this is no, it counts as met.',
        examples: [{ field: 'discount', gt: 0.2 }],
      },
      needs: { about: 'Whether it may be raised now.', examples: [{ question: 'is-opportunity', is: 'yes' }] },
      after: {
        about: 'Processes that must be approved, or not apply, first.',
        examples: [['technical-review']],
        default: [],
      },
      before: { about: 'The action that it must precede.', examples: ['submit-quote'] },
      verifies: { about: 'Fields whose present value an approval confirms.', examples: [['need']], default: [] },
      corrects: { about: 'Fields that an approval may write.', examples: [['amount']], default: [] },
      run: {
        about: 'Answered here (`crm`) or by another system (`external`).',
        examples: ['external'],
        default: 'crm',
      },
      recurring: {
        about:
          'Whether it may be raised again after it was approved, as hours booked are. It gates where it is named, as any other; nobody is asked to raise it.',
        examples: [true],
        default: false,
      },
      card: { about: 'The five elements of its description.', examples: [{ department: 'Sales', kpi: 'Win rate' }] },
    },
  };
}
