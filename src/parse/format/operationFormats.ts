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
import { described, id } from './describedFormat.js';
import type { ElementFormat, Property } from './ElementFormat.js';

const suspendReasonFormat = {
  name: 'SuspendReason',
  about: 'Why an opportunity is set aside; a bare text is its id.',
  shorthand: 'id',
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
} as const satisfies ElementFormat<Exclude<SuspendReasonInput, string>>;

const lifecycleReasonFormat = {
  name: 'LifecycleReason',
  about: 'A reason to choose from; a bare text is its id.',
  shorthand: 'id',
  properties: { id: id('Its name for programs.', 'duplicate'), ...described },
} as const satisfies ElementFormat<Exclude<ElementInput, string>>;

const roles: Property = { about: 'Which roles may do it. Left out: everybody.', examples: [['manager']] };

const suspendFormat = {
  name: 'Suspend',
  about: 'Setting aside for later.',
  properties: {
    reasons: {
      about: 'The reasons to choose from.',
      examples: [['later', { id: 'tender-not-due', needs: ['tenderDate'], wakeLeadDays: 60 }]],
      required: true,
      of: suspendReasonFormat,
    },
  },
} as const satisfies ElementFormat<NonNullable<LifecycleInput['suspend']>>;

const voidFormat = {
  name: 'Void',
  about: 'Taking out what should never have been an opportunity.',
  properties: {
    reasons: {
      about: 'The reasons to choose from.',
      examples: [['duplicate', 'mistake']],
      required: true,
      of: lifecycleReasonFormat,
    },
    roles,
  },
} as const satisfies ElementFormat<NonNullable<LifecycleInput['void']>>;

const transferFormat = {
  name: 'Transfer',
  about: 'Moving an opportunity to another series.',
  properties: {
    roles,
    reasons: {
      about: 'The reasons to choose from. Left out: any text.',
      examples: [['wrong-segment']],
      of: lifecycleReasonFormat,
    },
  },
} as const satisfies ElementFormat<Exclude<LifecycleInput['transfer'], false | undefined>>;

export const lifecycleFormat = {
  name: 'Lifecycle',
  about: 'What happens to opportunities beside their stages.',
  properties: {
    suspend: {
      about: 'Setting aside for later. Left out: one reason, `later`, with a date.',
      examples: [{ reasons: ['later'] }],
      of: suspendFormat,
    },
    void: {
      about: 'Taking out what is no opportunity. Left out: duplicate, mistake.',
      examples: [{ reasons: ['duplicate'], roles: ['manager'] }],
      of: voidFormat,
    },
    transfer: {
      about: 'Moving to another series; `false`: not at all.',
      examples: [{ roles: ['manager'] }],
      default: false,
      of: transferFormat,
    },
    assign: {
      about: 'Giving it to another owner. Left out: everybody may.',
      examples: [{ roles: ['manager'] }],
      of: { name: 'Assign', about: 'Giving an opportunity to another owner.', properties: { roles } },
    },
  },
} as const satisfies ElementFormat<LifecycleInput>;

const DAYS = 'Days without progress until';

export const ageingFormat = {
  name: 'Ageing',
  about: 'How long an opportunity may stand still.',
  properties: {
    when: {
      about: 'For which opportunities; the first rule that fits holds. Left out: for all.',
      examples: [{ field: 'segment', eq: 'small' }],
      schema: 'condition',
    },
    remind: { about: `${DAYS} its owner is reminded.`, examples: [5] },
    warn: { about: `${DAYS} a warning is given.`, examples: [10] },
    recycle: { about: `${DAYS} it goes back for somebody else.`, examples: [20] },
    count: { about: 'Calendar days, or business days of the calendar given.', examples: ['business'] },
  },
} as const satisfies ElementFormat<AgeingInput>;

export const benchmarkFormat = {
  name: 'Benchmark',
  about: 'What a rate or a duration is measured against.',
  properties: {
    metric: { about: 'A conversion rate, or days.', examples: ['conversion'], required: true },
    series: { about: 'In which series.', examples: ['key-accounts'], required: true },
    from: { about: 'From which stage.', examples: ['qualify'], required: true },
    to: { about: 'To which stage or outcome.', examples: ['won'], required: true },
    when: {
      about: 'For which opportunities. Left out: for all.',
      examples: [{ field: 'segment', eq: 'small' }],
      schema: 'condition',
    },
    industry: { about: 'The figure of the industry: a rate from 0 to 1, or days.', examples: [0.35] },
    own: { about: 'The figure of the own past.', examples: [0.3] },
    ownWeight: { about: 'How much the own past counts, from 0 to 1.', examples: [0.5] },
  },
} as const satisfies ElementFormat<BenchmarkInput>;

export const waiverFormat = {
  name: 'Waiver',
  about: 'Who may waive what is required, and of which kind.',
  properties: {
    role: { about: 'The role that may waive.', examples: ['director'], required: true },
    kinds: { about: 'What may be waived.', examples: [['fields', 'actions']], required: true },
    self: { about: 'Whether for oneself too.', examples: [true], default: false },
  },
} as const satisfies ElementFormat<WaiverInput>;

export const auditFormat = {
  name: 'Audit',
  about: 'What looking through the logs is strict about, and who is told.',
  properties: {
    tolerance: { about: 'Whether every breach counts, or warns.', examples: ['zero'] },
    rules: { about: 'Which rules are looked at.', examples: [['skipped-gate']] },
    notify: { about: 'Roles to be told.', examples: [['manager']] },
  },
} as const satisfies ElementFormat<AuditInput>;

const TEXTS = { list: { is: 'text' } } as const;

export const relationshipFormat = {
  name: 'Relationship',
  about: 'What is measured of the relationship with the people who decide.',
  properties: {
    scales: { about: 'Scales for each key person.', examples: [['closeness', 'solution acceptance']], rule: TEXTS },
    indices: {
      about: 'Figures for the account as a whole.',
      examples: [['coverage of the decision chain']],
      rule: TEXTS,
    },
    decisionChain: {
      about: 'How much of the decision chain must be covered.',
      examples: [{ minCoverage: 0.6 }],
      rule: { shape: {} },
      of: {
        name: 'DecisionChain',
        about: 'The people who decide together.',
        properties: {
          minCoverage: {
            about: 'The part of them that must be known, from 0 to 1.',
            examples: [0.6],
            required: true,
            rule: { number: [0, 1] },
          },
        },
      },
    },
  },
} as const satisfies ElementFormat<RelationshipInput>;
