import type {
  Action,
  AuditInput,
  BenchmarkInput,
  CustomerState,
  Field,
  Lifecycle,
  ObjectKind,
  ObjectsInput,
  Outcome,
  OutcomeChange,
  PhaseInput,
  PlaybookInput,
  ProbabilityInput,
  Process,
  ProcessCard,
  ProfileInput,
  Question,
  RelationshipInput,
  Reopen,
  Requires,
  ResultStage,
  Role,
  RollBackRule,
  SalesModel,
  Series,
  SkipRule,
  Stage,
  SuspendReason,
  TeamInput,
  Variant,
} from '../definition/index.js';
import { checkCondition } from './checkCondition.js';
import { checkEffect } from './checkEffect.js';
import { FIELD_TYPES } from './checkFields.js';
import { checkLabel, checkLabels } from './checkLabel.js';
import { checkReasons } from './checkReasons.js';
import type { Rule, Shape } from './checkShape.js';

/**
 * What is looked at in each element of the format, property by property: every reference, every word and number that
 * the kernel relies on. Labels and descriptions are looked at in every element; `meta` is free.
 */

const CONDITION: Rule = { check: checkCondition };
const LABEL: Rule = { check: checkLabel };
const ROLES: Rule = { list: { refer: 'role' } };
const NEEDED_ROLES: Rule = { list: { refer: 'role' }, required: true };
const FIELDS: Rule = { list: { refer: 'field' } };
const DAYS: Rule = { number: [0, null] };
const FLAG: Rule = { is: 'boolean' };
const TEXT: Rule = { is: 'text' };
const APART: Rule = { apart: true };
const ELEMENT: Rule = { number: [2, 9], whole: true };
const LINE: Rule = { words: ['company', 'personal'] };
const KEEP: Rule = { words: ['approvals', 'none', 'all'] };
const FORECAST: Rule = { words: ['omitted', 'pipeline', 'best-case', 'commit', 'closed'] };
/** What may be created before an opportunity, and itself. */
export const OBJECT_KINDS: readonly ObjectKind[] = ['lead', 'prospect', 'account', 'contact', 'opportunity'];
const OBJECT: Rule = { words: OBJECT_KINDS };

const ACTIONS: Rule = {
  list: { shape: { action: { refer: 'action', required: true }, times: { number: [1, null], whole: true } } },
};

const REQUIRES: Shape<Requires> = {
  fields: FIELDS,
  actions: ACTIONS,
  processes: { list: { refer: 'process' } },
  questions: { list: { refer: 'question' } },
  condition: CONDITION,
};

const EFFECTS: Rule = { list: { check: checkEffect } };

export const STAGE: Shape<Stage> = {
  use: { refer: 'catalogueStage' },
  aliases: { list: TEXT },
  purpose: { list: { words: ['progress', 'forecast', 'guidance', 'process'] } },
  targetDays: DAYS,
  winProbability: { number: [0, 1] },
  forecastCategory: FORECAST,
  requires: { shape: REQUIRES },
  optional: { shape: { actions: ACTIONS } },
  auto: FLAG,
  mandatory: FLAG,
  advancesCustomerTo: { refer: 'customerState' },
  effects: EFFECTS,
  playbook: { refer: 'playbook' },
  access: { shape: { own: ROLES, edit: ROLES, view: ROLES } },
};

const OUTCOME: Shape<Outcome> = {
  kind: { words: ['won', 'lost', 'abandoned'], required: true },
  from: { words: ['any', 'last'], or: { list: { refer: 'openStage' } } },
  reasons: { check: checkReasons },
  requires: { shape: REQUIRES },
  advancesCustomerTo: { refer: 'customerState' },
  tags: { list: TEXT },
  effects: EFFECTS,
  forecastCategory: FORECAST,
};

const CHANGE: Shape<OutcomeChange> = {
  from: { refer: 'outcome', required: true },
  to: { refer: 'outcome', required: true },
  requires: { shape: REQUIRES },
  withinDays: DAYS,
  roles: ROLES,
};

const REOPEN: Shape<Reopen> = {
  to: { refer: 'openStage' },
  withinDays: DAYS,
  requires: { shape: REQUIRES },
  reasonRequired: FLAG,
  keep: KEEP,
  roles: ROLES,
};

const RESULT: Shape<ResultStage> = {
  outcomes: { elements: OUTCOME, kind: 'outcome', filled: true },
  changes: { list: { shape: CHANGE } },
  reopen: { shape: REOPEN, orFalse: true },
};

const SKIP: Shape<SkipRule> = {
  from: { refer: 'openStage' },
  to: { refer: 'openStage', required: true },
  when: CONDITION,
  reasonRequired: FLAG,
};

const ROLL_BACK: Shape<RollBackRule> = {
  from: { refer: 'openStage' },
  to: { refer: 'openStage', required: true },
  when: CONDITION,
  reasonRequired: FLAG,
  keep: KEEP,
};

type Mode<M> = Extract<ProbabilityInput, { readonly mode: M }>;
const FIXED: Shape<Mode<'fixed'>> = { mode: APART, basis: { words: ['experience', 'history'] } };
const INDIVIDUAL: Shape<Mode<'individual'>> = {
  mode: APART,
  setBy: ROLES,
  reviewDays: DAYS,
  needsReason: FLAG,
  evidence: { list: TEXT },
};
const BY_MODEL: Shape<Mode<'model'>> = {
  mode: APART,
  setBy: ROLES,
  reviewDays: DAYS,
  needsReason: FLAG,
  factors: { list: TEXT, required: true },
  fallback: { words: ['fixed', 'individual'] },
};

const VARIANT: Shape<Variant> = { when: CONDITION, drop: { list: { refer: 'stage' }, required: true } };

/** Of stages the ids are unique over both lists. */
export const SERIES: Shape<Series> = {
  from: { refer: 'customerState' },
  to: { refer: 'customerState' },
  won: { words: ['order-placed', 'bid-won', 'contract-signed', 'paid-in-full'], required: true },
  startIn: { list: { refer: 'openStage' } },
  deal: { shape: { amount: { refer: 'field' }, closeOn: { refer: 'field' } } },
  team: { refer: 'team' },
  types: { list: { refer: 'type' } },
  govern: { words: ['milestone', 'action'] },
  cycleDays: { number: [0, null], above: true },
  dealSize: { words: ['large', 'small'] },
  probability: { by: 'mode', shapes: { fixed: FIXED, individual: INDIVIDUAL, model: BY_MODEL } },
  moves: {
    shape: {
      skip: { words: ['forbid', 'allow'], or: { list: { shape: SKIP } } },
      rollBack: { words: ['forbid', 'previous', 'any'], or: { list: { shape: ROLL_BACK } } },
      repeat: { words: ['forbid', 'allow'], or: { list: { refer: 'openStage' } } },
    },
  },
  result: { shape: RESULT, named: true, required: true },
  variants: { elements: VARIANT, kind: 'variant' },
  settlement: { list: { words: ['monthly', 'real-time'] } },
  stages: APART,
  afterWin: APART,
};

export const PROCESS: Shape<Process> = {
  stage: { refer: 'stage' },
  series: { list: { refer: 'series' } },
  kind: { words: ['conversion', 'gate', 'review', 'resource', 'registration', 'upgrade', 'recurring', 'data-change'] },
  raise: ROLES,
  approve: {
    shape: {
      by: NEEDED_ROLES,
      quorum: { words: ['all', 'any'], or: { number: [1, null], whole: true } },
      selfApproval: FLAG,
    },
    required: true,
  },
  effect: { words: ['gate', 'advice'] },
  when: CONDITION,
  needs: CONDITION,
  after: { list: { refer: 'process' } },
  before: { refer: 'action' },
  verifies: FIELDS,
  corrects: FIELDS,
  run: { words: ['crm', 'external'] },
  recurring: FLAG,
  card: { shape: { mode: LABEL, department: LABEL, post: LABEL, kpi: LABEL } satisfies Shape<ProcessCard> },
};

export const BENCHMARK: Shape<BenchmarkInput> = {
  metric: { words: ['conversion', 'days'], required: true },
  series: { refer: 'series', required: true },
  from: { refer: 'benchmarkPlace', required: true },
  to: { refer: 'benchmarkPlace', required: true },
  when: CONDITION,
  industry: DAYS,
  own: DAYS,
  ownWeight: { number: [0, 1] },
};

/** The keys of duties name roles; they are looked at with the phase. */
export const PHASE: Shape<PhaseInput> = {
  roles: NEEDED_ROLES,
  covers: { list: { refer: 'phasePlace' } },
  value: LABEL,
  duties: { check: checkLabels },
};

const DIMENSION = { number: [-2, 2], whole: true, required: true } as const;
/** Further dimensions are the host's. */
export const PROFILE: Shape<ProfileInput> = {
  customer: DIMENSION,
  product: DIMENSION,
  decision: DIMENSION,
  contact: DIMENSION,
  cycle: DIMENSION,
  collaboration: DIMENSION,
  shortageCost: DIMENSION,
  inventoryCost: DIMENSION,
};

const FIELD: Shape<Field> = {
  type: { words: FIELD_TYPES },
  check: { words: ['cn-mobile', 'uscc', 'e164', 'email'] },
  choices: { list: TEXT },
  min: { number: [null, null] },
  max: { number: [null, null] },
  of: { words: ['lead', 'account', 'contact', 'opportunity'] },
  core: FLAG,
  steward: { refer: 'role' },
  sources: { list: TEXT },
  element: ELEMENT,
};

const ACTION: Shape<Action> = { line: LINE, element: ELEMENT };
const QUESTION: Shape<Question> = ACTION;
const TEAM: Shape<TeamInput> = { part: { words: ['front', 'middle', 'back'] }, roles: NEEDED_ROLES };
const ROLE: Shape<Role> = { duty: { words: ['sales', 'solution', 'delivery', 'service'] } };
const CUSTOMER_STATE: Shape<CustomerState> = {
  neededFor: { list: { words: ['process', 'analysis', 'management'] } },
  mergedInto: { refer: 'customerState' },
};
const OBJECTS: Shape<ObjectsInput> = {
  order: { list: OBJECT, filled: true, required: true },
  checks: {
    list: { shape: { to: { refer: 'object', required: true }, condition: { check: checkCondition, required: true } } },
  },
};
/** Elements of which nothing but the id is looked at. */
const NAMED: Shape = {};
const PLAYBOOK: Shape<PlaybookInput> = { script: TEXT, docs: { list: TEXT } };
const SUSPEND_REASON: Shape<SuspendReason> = { needs: FIELDS, wakeLeadDays: DAYS };
const LIFECYCLE: Shape<Lifecycle> = {
  suspend: { shape: { reasons: { elements: SUSPEND_REASON, kind: 'reason', required: true } } },
  void: { shape: { reasons: { elements: NAMED, kind: 'reason', required: true }, roles: ROLES } },
  transfer: { shape: { roles: ROLES, reasons: { elements: NAMED, kind: 'reason', filled: true } }, orFalse: true },
  assign: { shape: { roles: ROLES } },
};
const RELATIONSHIP: Shape<RelationshipInput> = {
  scales: { list: TEXT },
  indices: { list: TEXT },
  decisionChain: { shape: { minCoverage: { number: [0, 1], required: true } } },
};
const AUDIT: Shape<AuditInput> = { tolerance: { words: ['zero', 'warn'] }, rules: { list: TEXT }, notify: ROLES };

export const MODEL: Shape<SalesModel> = {
  customerStates: { elements: CUSTOMER_STATE, kind: 'customerState' },
  roles: { elements: ROLE, kind: 'role' },
  teams: { elements: TEAM, kind: 'team' },
  fields: { record: FIELD, kind: 'field' },
  actions: { record: ACTION, kind: 'action' },
  questions: { elements: QUESTION, kind: 'question' },
  checks: { record: NAMED, kind: 'check' },
  playbooks: { record: PLAYBOOK, kind: 'playbook' },
  grades: { elements: { when: CONDITION, upgrade: { refer: 'process' } }, kind: 'grade' },
  types: { elements: { when: CONDITION }, kind: 'type' },
  routing: { list: { shape: { when: CONDITION, series: { refer: 'series', required: true } } } },
  objects: { shape: OBJECTS },
  lifecycle: { shape: LIFECYCLE },
  ageing: {
    list: {
      shape: { when: CONDITION, remind: DAYS, warn: DAYS, recycle: DAYS, count: { words: ['calendar', 'business'] } },
    },
  },
  recycleTo: { words: ['pool', 'manager'] },
  dedupe: { list: { list: { refer: 'dedupeField' }, filled: true } },
  waivers: {
    list: {
      shape: {
        role: { refer: 'role', required: true },
        kinds: { list: { words: ['fields', 'actions', 'processes', 'questions', 'conditions'] }, required: true },
        self: FLAG,
      },
    },
  },
  audit: { shape: AUDIT },
  relationship: { shape: RELATIONSHIP },
  format: APART,
  version: APART,
  profile: APART,
  stages: APART,
  series: APART,
  processes: APART,
  phases: APART,
  benchmarks: APART,
};
