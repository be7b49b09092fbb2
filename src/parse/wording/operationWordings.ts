import type {
  AgeingInput,
  AuditInput,
  BenchmarkInput,
  ElementInput,
  LifecycleInput,
  RelationshipInput,
  SuspendReasonInput,
  WaiverInput,
} from '../../definition/index.js';
import { described, id } from './describedWording.js';
import type { ElementWording, PropertyWording } from './ElementWording.js';

export function suspendReasonWording(): ElementWording<Exclude<SuspendReasonInput, string>> {
  return {
    about: 'Why an opportunity is set aside; a bare text is its id.',
    properties: {
      id: id('Its name for programs.', 'tender-not-due'),
      ...described,
      needs: {
        about: 'Date fields from which the follow-up is reckoned. Empty: a date is asked for.',
        examples: [['tenderDate']],
        default: [],
      },
      wakeLeadDays: { about: 'How many days before the earliest of them it wakes.', examples: [60], default: 0 },
    },
  };
}

export function lifecycleReasonWording(): ElementWording<Exclude<ElementInput, string>> {
  return {
    about: 'A reason to choose from; a bare text is its id.',
    properties: { id: id('Its name for programs.', 'duplicate'), ...described },
  };
}

const roles: PropertyWording = { about: 'Which roles may do it. Left out: everybody.', examples: [['manager']] };

export function suspendWording(): ElementWording<NonNullable<LifecycleInput['suspend']>> {
  return {
    about: 'Setting aside for later.',
    properties: {
      reasons: {
        about: 'The reasons to choose from.',
        examples: [['later', { id: 'tender-not-due', needs: ['tenderDate'], wakeLeadDays: 60 }]],
      },
    },
  };
}

export function voidWording(): ElementWording<NonNullable<LifecycleInput['void']>> {
  return {
    about: 'Taking out what should never have been an opportunity.',
    properties: { reasons: { about: 'The reasons to choose from.', examples: [['duplicate', 'mistake']] }, roles },
  };
}

export function transferWording(): ElementWording<Exclude<LifecycleInput['transfer'], false | undefined>> {
  return {
    about: 'Moving an opportunity to another series.',
    properties: {
      roles,
      reasons: { about: 'The reasons to choose from. Left out: any text.', examples: [['wrong-segment']] },
    },
  };
}

export function lifecycleWording(): ElementWording<LifecycleInput> {
  return {
    about: 'What happens to opportunities beside their stages.',
    properties: {
      suspend: {
        about: 'Setting aside for later. Left out: one reason, `later`, with a date.',
        examples: [{ reasons: ['later'] }],
      },
      void: {
        about: 'Taking out what is no opportunity. Left out: duplicate, mistake.',
        examples: [{ reasons: ['duplicate'], roles: ['manager'] }],
      },
      transfer: {
        about: 'Moving to another series; `false`: not at all.',
        examples: [{ roles: ['manager'] }],
        default: false,
      },
      assign: { about: 'Giving it to another owner. Left out: everybody may.', examples: [{ roles: ['manager'] }] },
    },
  };
}

const DAYS = 'Days without progress until';

export function ageingWording(): ElementWording<AgeingInput> {
  return {
    about: 'How long an opportunity may stand still.',
    properties: {
      when: {
        about: 'For which opportunities; the first rule that fits holds. Left out: for all.',
        examples: [{ field: 'segment', eq: 'small' }],
      },
      remind: { about: `${DAYS} its owner is reminded.`, examples: [5] },
      warn: { about: `${DAYS} a warning is given.`, examples: [10] },
      recycle: { about: `${DAYS} it goes back for somebody else.`, examples: [20] },
      count: { about: 'Calendar days, or business days of the calendar given.', examples: ['business'] },
    },
  };
}

export function benchmarkWording(): ElementWording<BenchmarkInput> {
  return {
    about: 'What a rate or a duration is measured against.',
    properties: {
      metric: { about: 'A conversion rate, or days.', examples: ['conversion'] },
      series: { about: 'In which series.', examples: ['key-accounts'] },
      from: { about: 'From which stage.', examples: ['qualify'] },
      to: { about: 'To which stage or outcome.', examples: ['won'] },
      when: { about: 'For which opportunities. Left out: for all.', examples: [{ field: 'segment', eq: 'small' }] },
      industry: { about: 'The figure of the industry: a rate from 0 to 1, or days.', examples: [0.35] },
      own: { about: 'The figure of the own past.', examples: [0.3] },
      ownWeight: { about: 'How much the own past counts, from 0 to 1.', examples: [0.5] },
    },
  };
}

export function waiverWording(): ElementWording<WaiverInput> {
  return {
    about: 'Who may waive what is required, and of which kind.',
    properties: {
      role: { about: 'The role that may waive.', examples: ['director'] },
      kinds: { about: 'What may be waived.', examples: [['fields', 'actions']] },
      self: { about: 'Whether for oneself too.', examples: [true], default: false },
    },
  };
}

export function auditWording(): ElementWording<AuditInput> {
  return {
    about:
      'What looking through the logs is strict about, and who is told. Kept as it is; nothing reads it in this version.',
    properties: {
      tolerance: { about: 'Whether every breach counts, or warns.', examples: ['zero'] },
      rules: { about: 'Which rules are looked at.', examples: [['skipped-gate']] },
      notify: { about: 'Roles to be told.', examples: [['manager']] },
    },
  };
}

export function relationshipWording(): ElementWording<RelationshipInput> {
  return {
    about: 'What is measured of the relationship with the people who decide.',
    properties: {
      scales: { about: 'Scales for each key person.', examples: [['closeness', 'solution acceptance']] },
      indices: { about: 'Figures for the account as a whole.', examples: [['coverage of the decision chain']] },
      decisionChain: { about: 'How much of the decision chain must be covered.', examples: [{ minCoverage: 0.6 }] },
    },
  };
}

export function assignWording(): ElementWording<NonNullable<LifecycleInput['assign']>> {
  return { about: 'Giving an opportunity to another owner.', properties: { roles } };
}

export function decisionChainWording(): ElementWording<NonNullable<RelationshipInput['decisionChain']>> {
  return {
    about: 'The people who decide together.',
    properties: { minCoverage: { about: 'The part of them that must be known, from 0 to 1.', examples: [0.6] } },
  };
}
