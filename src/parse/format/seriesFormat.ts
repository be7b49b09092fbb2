import type {
  MovesInput,
  RollBackRuleInput,
  SeriesInput,
  SkipRuleInput,
  VariantInput,
} from '../../definition/index.js';
import { STAGE } from '../../plan/index.js';
import { described, id } from './describedFormat.js';
import type { ElementFormat, Property } from './ElementFormat.js';
import { probabilityFormats } from './probabilityFormats.js';
import { keep, resultFormat } from './resultFormat.js';
import { stageFormat } from './stageFormat.js';

const when: Property = {
  about: 'Only while this condition holds. Left out: always.',
  examples: [{ field: 'segment', eq: 'small' }],
  schema: 'condition',
};

const skipFormat = {
  name: 'SkipRule',
  about: 'A skip that is allowed.',
  properties: {
    from: { about: 'From which stage. Left out: from every earlier one.', examples: ['qualify'] },
    to: { about: 'To which stage.', examples: ['negotiate'], required: true },
    when,
    reasonRequired: { about: 'Whether a reason must be given.', examples: [true], default: false },
  },
} as const satisfies ElementFormat<SkipRuleInput>;

const rollBackFormat = {
  name: 'RollBackRule',
  about: 'A rollback that is allowed.',
  properties: {
    from: { about: 'From which stage. Left out: from every later one.', examples: ['negotiate'] },
    to: { about: 'To which stage.', examples: ['qualify'], required: true },
    when,
    reasonRequired: { about: 'Whether a reason must be given.', examples: [false], default: true },
    keep,
  },
} as const satisfies ElementFormat<RollBackRuleInput>;

const movesFormat = {
  name: 'Moves',
  about: 'Skips, rollbacks and repeats.',
  properties: {
    skip: {
      about: 'Whether stages may be skipped: never, always, or by these rules. Mandatory stages never are.',
      examples: ['allow', [{ from: 'qualify', to: 'negotiate' }]],
      default: 'forbid',
      of: skipFormat,
    },
    rollBack: {
      about: 'Whether an opportunity may go back: never, one stage, to any, or by these rules.',
      examples: ['any', [{ to: 'qualify', reasonRequired: false }]],
      default: 'previous',
      of: rollBackFormat,
    },
    repeat: {
      about: 'Whether a stage may be begun anew: never, always, or these stages.',
      examples: [['negotiate']],
      default: 'forbid',
    },
  },
} as const satisfies ElementFormat<MovesInput>;

const variantFormat = {
  name: 'Variant',
  about: 'The same series without some of its stages, chosen once when an opportunity is opened.',
  properties: {
    id: id('Its name for programs, unique in the series.', 'renewal'),
    ...described,
    when: { ...when, about: 'When this variant is chosen; the first that fits holds. Left out: always.' },
    drop: { about: 'The stages that it does without.', examples: [['qualify']], required: true },
  },
} as const satisfies ElementFormat<VariantInput>;

const dealFormat = {
  name: 'Deal',
  about: 'The fields that forecasts and statistics read.',
  properties: {
    amount: { about: 'The field with the amount, of type money or number.', examples: ['amount'] },
    closeOn: { about: 'The field with the expected closing date, of type date.', examples: ['closeDate'] },
  },
} as const satisfies ElementFormat<NonNullable<SeriesInput['deal']>>;

const stages = { rule: { elements: STAGE, kind: 'stage' }, of: stageFormat } as const;

export const seriesFormat = {
  name: 'Series',
  about: 'One large goal on the customer’s path, cut into stages: what other systems call a pipeline.',
  properties: {
    id: id('Its name for programs, unique in the model.', 'new-business'),
    ...described,
    from: {
      about: 'The customer state that it leads from. Needed once `customerStates` are given.',
      examples: ['prospect'],
    },
    to: {
      about: 'The later customer state that it leads to. Needed once `customerStates` are given.',
      examples: ['customer'],
    },
    won: {
      about: 'What winning means here. Every rate depends on it, so it must be said.',
      examples: ['contract-signed'],
      required: true,
    },
    startIn: {
      about: 'Stages that an opportunity may be opened in. Left out: the first.',
      examples: [['qualify', 'propose']],
    },
    deal: {
      about: 'Which fields are the amount and the expected closing date.',
      examples: [{ amount: 'amount', closeOn: 'closeDate' }],
      of: dealFormat,
    },
    team: { about: 'The team that works in the series.', examples: ['key-account'] },
    types: {
      about: 'Types of opportunities that the series is for. Empty: all.',
      examples: [['new', 'renewal']],
      default: [],
    },
    govern: { about: 'Led by milestones (stages and gates) or by actions.', examples: ['milestone'] },
    cycleDays: { about: 'How many days an opportunity usually takes from opening to result.', examples: [90] },
    dealSize: {
      about: 'Few large deals or many small ones: the statistics that suit them differ.',
      examples: ['large'],
    },
    probability: {
      about: 'Where win probabilities come from.',
      examples: [{ mode: 'individual', setBy: ['rep'], reviewDays: 14 }],
      default: { mode: 'fixed' },
      oneOf: { by: 'mode', formats: probabilityFormats },
    },
    moves: { about: 'Moves beside the step forward.', examples: [{ skip: 'allow', rollBack: 'any' }], of: movesFormat },
    stages: {
      about: 'The stages before the result, in their order.',
      examples: [[{ id: 'qualify' }, { use: 'propose' }]],
      required: true,
      ...stages,
    },
    result: {
      about: 'The one result stage: how an opportunity ends.',
      examples: [
        {
          outcomes: [
            { id: 'won', kind: 'won' },
            { id: 'lost', kind: 'lost' },
          ],
        },
      ],
      required: true,
      of: resultFormat,
    },
    afterWin: {
      about: 'Stages behind a win, where winning is not the end of the road.',
      examples: [[{ id: 'sign' }]],
      default: [],
      ...stages,
    },
    variants: {
      about: 'The same series without some of its stages.',
      examples: [[{ id: 'renewal', drop: ['qualify'] }]],
      default: [],
      of: variantFormat,
    },
    settlement: { about: 'How deals of the series are settled.', examples: [['monthly']], default: [] },
  },
} as const satisfies ElementFormat<SeriesInput>;
