import type {
  MovesInput,
  RollBackRuleInput,
  SeriesInput,
  SkipRuleInput,
  VariantInput,
} from '../../definition/index.js';
import { described, id } from './describedWording.js';
import type { ElementWording, PropertyWording } from './ElementWording.js';
import { keep } from './resultWording.js';

const when: PropertyWording = {
  about: 'Only while this condition holds. Left out: always.',
  examples: [{ field: 'segment', eq: 'small' }],
};

export function skipWording(): ElementWording<SkipRuleInput> {
  return {
    about: 'A skip that is allowed.',
    properties: {
      from: { about: 'From which stage. Left out: from every earlier one.', examples: ['qualify'] },
      to: { about: 'To which stage.', examples: ['negotiate'] },
      when,
      reasonRequired: { about: 'Whether a reason must be given.', examples: [true], default: false },
    },
  };
}

export function rollBackWording(): ElementWording<RollBackRuleInput> {
  return {
    about: 'A rollback that is allowed.',
    properties: {
      from: { about: 'From which stage. Left out: from every later one.', examples: ['negotiate'] },
      to: { about: 'To which stage.', examples: ['qualify'] },
      when,
      reasonRequired: { about: 'Whether a reason must be given.', examples: [false], default: true },
      keep,
    },
  };
}

export function movesWording(): ElementWording<MovesInput> {
  return {
    about: 'Skips, rollbacks and repeats.',
    properties: {
      skip: {
        about: 'Whether stages may be skipped: never, always, or by these rules. Mandatory stages never are.',
        examples: ['allow', [{ from: 'qualify', to: 'negotiate' }]],
        default: 'forbid',
      },
      rollBack: {
        about: 'Whether an opportunity may go back: never, one stage, to any, or by these rules.',
        examples: ['any', [{ to: 'qualify', reasonRequired: false }]],
        default: 'previous',
      },
      repeat: {
        about: 'Whether a stage may be begun anew: never, always, or these stages.',
        examples: [['negotiate']],
        default: 'forbid',
      },
    },
  };
}

export function variantWording(): ElementWording<VariantInput> {
  return {
    about: 'The same series without some of its stages, chosen once when an opportunity is opened.',
    properties: {
      id: id('Its name for programs, unique in the series.', 'renewal'),
      ...described,
      when: { ...when, about: 'When this variant is chosen; the first that fits holds. Left out: always.' },
      drop: { about: 'The stages that it does without.', examples: [['qualify']] },
    },
  };
}

export function dealWording(): ElementWording<NonNullable<SeriesInput['deal']>> {
  return {
    about: 'The fields that forecasts and statistics read.',
    properties: {
      amount: { about: 'The field with the amount, of type money or number.', examples: ['amount'] },
      closeOn: { about: 'The field with the expected closing date, of type date.', examples: ['closeDate'] },
    },
  };
}

export function seriesWording(): ElementWording<SeriesInput> {
  return {
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
      },
      startIn: {
        about: 'Stages that an opportunity may be opened in. Left out: the first.',
        examples: [['qualify', 'propose']],
      },
      deal: {
        about: 'Which fields are the amount and the expected closing date.',
        examples: [{ amount: 'amount', closeOn: 'closeDate' }],
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
      },
      moves: { about: 'Moves beside the step forward.', examples: [{ skip: 'allow', rollBack: 'any' }] },
      stages: {
        about: 'The stages before the result, in their order.',
        examples: [[{ id: 'qualify' }, { use: 'propose' }]],
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
      },
      afterWin: {
        about: 'Stages behind a win, where winning is not the end of the road.',
        examples: [[{ id: 'sign' }]],
        default: [],
      },
      variants: {
        about: 'The same series without some of its stages.',
        examples: [[{ id: 'renewal', drop: ['qualify'] }]],
        default: [],
      },
      settlement: { about: 'How deals of the series are settled.', examples: [['monthly']], default: [] },
    },
  };
}
