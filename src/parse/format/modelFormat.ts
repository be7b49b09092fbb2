import type { SalesModelInput } from '../../definition/index.js';
import { BENCHMARK, PHASE, PROCESS, PROFILE, SERIES, STAGE } from '../../plan/index.js';
import { described, id } from './describedFormat.js';
import type { ElementFormat } from './ElementFormat.js';
import {
  ageingFormat,
  auditFormat,
  benchmarkFormat,
  lifecycleFormat,
  relationshipFormat,
  waiverFormat,
} from './operationFormats.js';
import { processFormat } from './processFormat.js';
import { profileFormat } from './profileFormat.js';
import { seriesFormat } from './seriesFormat.js';
import { gradeFormat, objectsFormat, phaseFormat, routeFormat, typeFormat } from './sortingFormats.js';
import { stageFormat } from './stageFormat.js';
import {
  actionFormat,
  checkFormat,
  customerStateFormat,
  fieldFormat,
  playbookFormat,
  questionFormat,
  roleFormat,
  teamFormat,
} from './wordsFormat.js';

export const modelFormat = {
  name: 'SalesModel',
  about: 'A sales model: how an organisation sells, as data.',
  properties: {
    format: {
      about: 'The format that the document is written in.',
      examples: ['stagewright/1'],
      required: true,
      rule: { words: ['stagewright/1'] },
    },
    id: id('The name of the model for programs.', 'saas'),
    version: {
      about: 'A whole number, raised with every change that live opportunities could notice.',
      examples: [1],
      required: true,
      rule: { number: [1, null], whole: true },
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
      rule: { shape: PROFILE },
      of: profileFormat,
    },
    customerStates: {
      about: 'The states of the customer’s life cycle, in their order.',
      examples: [['prospect', 'customer']],
      default: [],
      of: customerStateFormat,
    },
    roles: { about: 'The roles that people have.', examples: [['rep', 'manager']], default: [], of: roleFormat },
    teams: {
      about: 'Teams, and the roles in them.',
      examples: [[{ id: 'front', part: 'front', roles: ['rep'] }]],
      default: [],
      of: teamFormat,
    },
    fields: {
      about: 'Facts that stages, processes and conditions may ask for, by id.',
      examples: [{ budget: { type: 'money' } }],
      default: {},
      of: fieldFormat,
    },
    actions: {
      about: 'What is done and recorded, by id.',
      examples: [{ demo: 'Product demo' }],
      default: {},
      of: actionFormat,
    },
    questions: {
      about: 'Questions that people answer.',
      examples: [['worth-winning']],
      default: [],
      of: questionFormat,
    },
    checks: {
      about: 'Questions that only the program around the model can answer, by id.',
      examples: [{ creditOk: 'Credit limit is not used up' }],
      default: {},
      of: checkFormat,
    },
    playbooks: {
      about: 'Help for whoever works in a stage, by id.',
      examples: [{ discovery: { docs: ['Question list'] } }],
      default: {},
      of: playbookFormat,
    },
    grades: {
      about: 'Grades of opportunities.',
      examples: [[{ id: 'A', when: { field: 'amount', gte: 1000000 } }, { id: 'B' }]],
      default: [],
      of: gradeFormat,
    },
    types: {
      about: 'Types of opportunities; the first that fits is proposed.',
      examples: [[{ id: 'new' }]],
      default: [],
      of: typeFormat,
    },
    routing: {
      about: 'Which series an opportunity goes to; the first that fits holds.',
      examples: [[{ series: 'new-business' }]],
      default: [],
      of: routeFormat,
    },
    objects: {
      about: 'The records of the organisation, and what each needs.',
      examples: [{ order: ['lead', 'account', 'opportunity'] }],
      of: objectsFormat,
    },
    stages: {
      about: 'A catalogue of stages that series `use`.',
      examples: [[{ id: 'propose', winProbability: 0.6 }]],
      default: [],
      rule: { elements: STAGE, kind: 'catalogueStage' },
      of: stageFormat,
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
      required: true,
      rule: { elements: SERIES, kind: 'series' },
      of: seriesFormat,
    },
    processes: {
      about: 'Approvals, reviews and registrations.',
      examples: [[{ id: 'price-approval', approve: { by: ['manager'] } }]],
      default: [],
      rule: { elements: PROCESS, kind: 'process' },
      of: processFormat,
    },
    phases: {
      about: 'Parts of the customer’s path that groups of roles carry together.',
      examples: [[{ id: 'pursue', roles: ['rep'], covers: ['propose', 'result'] }]],
      default: [],
      rule: { elements: PHASE, kind: 'phase' },
      of: phaseFormat,
    },
    relationship: {
      about: 'What is measured of the relationship with those who decide.',
      examples: [{ scales: ['closeness'] }],
      rule: { shape: {} },
      of: relationshipFormat,
    },
    lifecycle: {
      about: 'Setting aside, taking out, moving and giving away.',
      examples: [{ suspend: { reasons: ['later'] } }],
      of: lifecycleFormat,
    },
    ageing: {
      about: 'How long opportunities may stand still; the first rule that fits holds.',
      examples: [[{ remind: 5, warn: 10, recycle: 20 }]],
      default: [],
      of: ageingFormat,
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
      rule: { list: { shape: BENCHMARK } },
      of: benchmarkFormat,
    },
    waivers: {
      about: 'Who may waive what is required.',
      examples: [[{ role: 'director', kinds: ['fields'] }]],
      default: [],
      of: waiverFormat,
    },
    audit: {
      about: 'How strictly logs are looked through.',
      examples: [{ tolerance: 'zero', notify: ['manager'] }],
      of: auditFormat,
    },
  },
} as const satisfies ElementFormat<SalesModelInput>;
