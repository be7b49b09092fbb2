import type { SalesModelInput } from '../../definition/index.js';
import { described, id } from './describedWording.js';
import type { ElementWording } from './ElementWording.js';

export function modelWording(): ElementWording<SalesModelInput> {
  return {
    about: 'A sales model: how an organisation sells, as data.',
    properties: {
      format: { about: 'The format that the document is written in.', examples: ['stagewright/1'] },
      id: id('The name of the model for programs.', 'saas'),
      version: {
        about: 'A whole number, raised with every change that live opportunities could notice.',
        examples: [1],
      },
      ...described,
      profile: {
        about:
          'The business mode in eight dimensions, each from -2 (business) to 2 (consumer); further ones are allowed.',
        examples: [
          {
            customer: -2,
            product: -2,
            decision: -2,
            contact: -2,
            cycle: -2,
            collaboration: -2,
            shortageCost: -2,
            inventoryCost: -1,
          },
        ],
      },
      customerStates: {
        about: 'The states of the customer’s life cycle, in their order.',
        examples: [['prospect', 'customer']],
        default: [],
      },
      roles: { about: 'The roles that people have.', examples: [['rep', 'manager']], default: [] },
      teams: {
        about: 'Teams, and the roles in them.',
        examples: [[{ id: 'front', part: 'front', roles: ['rep'] }]],
        default: [],
      },
      fields: {
        about: 'Facts that stages, processes and conditions may ask for, by id.',
        examples: [{ budget: { type: 'money' } }],
        default: {},
      },
      actions: { about: 'What is done and recorded, by id.', examples: [{ demo: 'Product demo' }], default: {} },
      questions: { about: 'Questions that people answer.', examples: [['worth-winning']], default: [] },
      checks: {
        about: 'Questions that only the program around the model can answer, by id.',
        examples: [{ creditOk: 'Credit limit is not used up' }],
        default: {},
      },
      playbooks: {
        about: 'Help for whoever works in a stage, by id.',
        examples: [{ discovery: { docs: ['Question list'] } }],
        default: {},
      },
      grades: {
        about: 'Grades of opportunities.',
        examples: [[{ id: 'A', when: { field: 'amount', gte: 1000000 } }, { id: 'B' }]],
        default: [],
      },
      types: {
        about: 'Types of opportunities; the first that fits is proposed.',
        examples: [[{ id: 'new' }]],
        default: [],
      },
      routing: {
        about: 'Which series an opportunity goes to; the first that fits holds.',
        examples: [[{ series: 'new-business' }]],
        default: [],
      },
      objects: {
        about: 'The records of the organisation, and what each needs.',
        examples: [{ order: ['lead', 'account', 'opportunity'] }],
      },
      stages: {
        about: 'A catalogue of stages that series `use`.',
        examples: [[{ id: 'propose', winProbability: 0.6 }]],
        default: [],
      },
      series: {
        about: 'The series: each a goal of its own with its stages.',
        examples: [
          [
            {
              id: 'deal',
              won: 'contract-signed',
              stages: [{ id: 'propose' }],
              result: { outcomes: [{ id: 'won', kind: 'won' }] },
            },
          ],
        ],
      },
      processes: {
        about: 'Approvals, reviews and registrations.',
        examples: [[{ id: 'price-approval', approve: { by: ['manager'] } }]],
        default: [],
      },
      phases: {
        about: 'Parts of the customer’s path that groups of roles carry together.',
        examples: [[{ id: 'pursue', roles: ['rep'], covers: ['propose', 'result'] }]],
        default: [],
      },
      relationship: {
        about: 'What is measured of the relationship with those who decide.',
        examples: [{ scales: ['closeness'] }],
      },
      lifecycle: {
        about: 'Setting aside, taking out, moving and giving away.',
        examples: [{ suspend: { reasons: ['later'] } }],
      },
      ageing: {
        about: 'How long opportunities may stand still; the first rule that fits holds.',
        examples: [[{ remind: 5, warn: 10, recycle: 20 }]],
        default: [],
      },
      recycleTo: { about: 'Whose list a recycled opportunity goes to.', examples: ['manager'], default: 'pool' },
      dedupe: {
        about: 'Sets of fields that together name one opportunity.',
        examples: [[['account', 'type']]],
        default: [],
      },
      benchmarks: {
        about: 'What rates and durations are measured against.',
        examples: [[{ metric: 'conversion', series: 'deal', from: 'qualify', to: 'won', industry: 0.25 }]],
        default: [],
      },
      waivers: {
        about: 'Who may waive what is required.',
        examples: [[{ role: 'director', kinds: ['fields'] }]],
        default: [],
      },
      audit: { about: 'How strictly logs are looked through.', examples: [{ tolerance: 'zero', notify: ['manager'] }] },
    },
  };
}
