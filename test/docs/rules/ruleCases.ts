import type { Changes } from './changed.js';
import type { Journey } from './sketchedHistory.js';
import { soundModel } from './soundModel.js';

/** A rule shown by what it finds. */
export type RuleCase = {
  readonly code: string;
  /** Items of the requirements, or what else the rule goes back to. */
  readonly source: string;
  readonly why: string;
  /** What breaks the sound model. */
  readonly bad: Changes;
  /** What happened, for a rule that rests on evidence; and what happens where all is well. */
  readonly happened?: { readonly bad: readonly Journey[]; readonly good: readonly Journey[] };
  /** Whether it is only found under `strict`. */
  readonly strict?: boolean;
  /** Where the finding stands. */
  readonly at: string;
  /** Where else the rule speaks of the same fault. */
  readonly alsoAt?: readonly string[];
  /** What is right, where the sound model itself does not show it. */
  readonly good?: Changes;
};

const structure = 'the structure of the format';
const S = 'series.deal';

/** What happens where the sound model is sound. */
const well: readonly Journey[] = [
  {
    times: 100,
    went: 'qualify 0 → lost 9',
    reason: 'price',
  },
  {
    times: 50,
    went: 'qualify 0 → explore 9 → lost 30',
    reason: 'rival',
  },
  {
    times: 22,
    went: 'qualify 0 → explore 9 → offer 30 → lost 60',
    reason: 'rival',
  },
  {
    times: 8,
    went: 'qualify 0 → explore 9 → offer 30 → decide 60 → lost 90',
    reason: 'price',
  },
  {
    times: 20,
    went: 'qualify 0 → explore 9 → offer 30 → decide 60 → won 90',
    reason: 'price',
  },
];

/** A case a rule, in the order of their numbers. */
export const ruleCases: readonly RuleCase[] = [
  // Refused by the compiler.
  {
    code: 'unreachable_stage',
    source: structure,
    why: 'A stage that nobody can come to misleads everybody who reads the design.',
    bad: { [`${S}.startIn`]: ['decide'], [`${S}.moves.rollBack`]: 'forbid', [`${S}.result.reopen`]: false },
    at: `${S}.stages.qualify`,
    alsoAt: [`${S}.stages.explore`, `${S}.stages.offer`],
  },
  {
    code: 'result_unreachable',
    source: structure,
    why: 'A deal that gets there can never be closed.',
    bad: {
      [`${S}.result.outcomes.won.from`]: ['offer'],
      [`${S}.result.outcomes.lost.from`]: ['offer'],
      [`${S}.moves.rollBack`]: 'forbid',
    },
    at: `${S}.stages.decide`,
  },
  {
    code: 'circular_reference',
    source: 'S2-16',
    why: 'Processes that wait for each other are never raised.',
    bad: { 'processes.initiation.after': ['presales'] },
    at: 'processes.initiation.after',
  },
  {
    code: 'rollback_to_later_stage',
    source: structure,
    why: 'A rollback leads back; forward there are steps and skips.',
    bad: { [`${S}.moves.rollBack`]: [{ from: 'explore', to: 'offer' }] },
    at: `${S}.moves.rollBack.0`,
  },
  {
    code: 'skip_not_forward',
    source: structure,
    why: 'A skip that passes no stage is a step, and needs no rule.',
    bad: { [`${S}.moves.skip`]: [{ from: 'qualify', to: 'explore' }] },
    at: `${S}.moves.skip.0`,
  },
  {
    code: 'auto_without_next_stage',
    source: 'S0-46',
    why: 'A stage cannot advance by itself to where there is nothing; a result is given by people.',
    bad: { [`${S}.stages.decide.auto`]: true, [`${S}.stages.decide.requires`]: { actions: ['demo'] } },
    at: `${S}.stages.decide.auto`,
  },
  {
    code: 'variant_without_stages',
    source: structure,
    why: 'What is left must still be a way to sell.',
    bad: { [`${S}.variants.short.drop`]: ['qualify', 'explore', 'offer', 'decide'] },
    at: `${S}.variants.short.drop`,
  },
  {
    code: 'suspend_reason_without_date',
    source: 'S1-37',
    why: 'A deal set aside must come back on a day, and a text has none.',
    bad: { 'lifecycle.suspend.reasons.budget.needs': ['need'] },
    at: 'lifecycle.suspend.reasons.budget.needs.0',
  },
  {
    code: 'series_without_goal',
    source: 'S0-1',
    why: 'An opportunity is a sales goal: it leads the customer from one state to a later one.',
    bad: { [`${S}.to`]: null },
    at: S,
  },
  {
    code: 'auto_without_required_action',
    source: 'S0-46',
    why: 'Without an act to wait for, the stage would be left in the moment it is entered.',
    bad: { [`${S}.stages.explore.auto`]: true },
    at: `${S}.stages.explore.auto`,
  },
  {
    code: 'order_before_signing',
    source: 'S1-45',
    why: 'An order may only follow a signed contract.',
    bad: { [`${S}.stages.offer.effects`]: ['order.allow'] },
    at: `${S}.stages.offer.effects.0`,
  },
  {
    code: 'missing_property',
    source: 'S0-27',
    why: 'Every rate depends on what “won” means: bid won, contract signed, or paid in full.',
    bad: { [`${S}.won`]: null },
    at: `${S}.won`,
  },
  // Structure.
  {
    code: 'block_absent',
    source: 'the format',
    why: 'What is left out altogether is told once, and not by every rule that would have looked at it.',
    bad: { dedupe: null },
    at: 'dedupe',
  },
  {
    code: 'unmeetable_requirements',
    source: structure,
    why: 'Nobody ever gets past requirements that contradict each other, whatever they do.',
    bad: {
      [`${S}.stages.decide.requires.condition`]: {
        all: [
          { field: 'amount', gt: 500 },
          { field: 'amount', lt: 400 },
        ],
      },
    },
    at: `${S}.stages.decide.requires.condition`,
  },
  {
    code: 'skip_passes_mandatory',
    source: 'S0-54',
    why: 'The rule promises a way that the mandatory stage closes.',
    bad: { [`${S}.stages.explore.mandatory`]: true },
    at: `${S}.moves.skip.0`,
  },
  {
    code: 'shadowed_rule',
    source: structure,
    why: 'The first entry that applies holds, so that this one is dead text.',
    bad: { [`${S}.moves.rollBack`]: [{ to: 'qualify' }, { from: 'decide', to: 'qualify', reasonRequired: false }] },
    at: `${S}.moves.rollBack.1`,
  },
  {
    code: 'rule_never_fires',
    source: structure,
    why: 'An entry whose condition nothing can meet is dead text.',
    bad: {
      [`${S}.variants.short.when`]: {
        all: [
          { field: 'segment', eq: 'small' },
          { field: 'segment', ne: 'small' },
        ],
      },
    },
    at: `${S}.variants.short.when`,
  },
  {
    code: 'duplicate_label',
    source: 'real pipelines',
    why: 'People choose by name; two names that look alike split one thing in two.',
    bad: { [`${S}.stages.decide.label`]: 'offer  made' },
    at: `${S}.stages.decide.label`,
  },
  {
    code: 'outcome_named_otherwise',
    source: 'real pipelines',
    why: 'Statistics go by the kind, people by the name: one of them is wrong.',
    bad: { [`${S}.result.outcomes.lost.label`]: 'Closed Won' },
    at: `${S}.result.outcomes.lost`,
  },
  {
    code: 'extreme_probability',
    source: 'real pipelines',
    why: 'What is certain is not open, and what can never be won needs no stage.',
    bad: { [`${S}.stages.qualify.winProbability`]: 0 },
    at: `${S}.stages.qualify.winProbability`,
  },
  {
    code: 'falling_probability',
    source: 'S0-32; a fifth of real pipelines',
    why: 'A step forward that makes winning less likely is in the wrong place, or wrongly rated.',
    bad: { [`${S}.stages.offer.winProbability`]: 0.15 },
    at: `${S}.stages.offer.winProbability`,
  },
  {
    code: 'no_lost_outcome',
    source: 'real pipelines',
    why: 'Without losses no win rate can be counted, and the pipeline fills with what is dead.',
    bad: { [`${S}.result.outcomes.lost.kind`]: 'abandoned', [`${S}.result.outcomes.lost.forecastCategory`]: 'omitted' },
    at: `${S}.result.outcomes`,
  },
  {
    code: 'several_outcomes_of_kind',
    source: 'real pipelines',
    why: 'Often they are one result with several reasons.',
    bad: { [`${S}.result.outcomes.2`]: { id: 'declined', kind: 'lost', reasons: ['budget'] } },
    at: `${S}.result.outcomes`,
  },
  {
    code: 'category_contradicts_outcome',
    source: 'real pipelines',
    why: 'Roll-ups go by the category: a win that is left out is missing from every total.',
    bad: { [`${S}.result.outcomes.won.forecastCategory`]: 'omitted' },
    at: `${S}.result.outcomes.won.forecastCategory`,
  },
  {
    code: 'catalogue_stage_unused',
    source: 'real pipelines',
    why: 'A stage that no series uses can never be entered.',
    bad: { stages: [{ id: 'spare' }] },
    at: 'stages.spare',
  },
  {
    code: 'process_waits_for_itself',
    source: 'S2-16',
    why: 'What it needs comes only after it was approved, so that it is never raised.',
    bad: { 'processes.quote-review.needs': { action: 'submitQuote' } },
    at: 'processes.quote-review.needs',
  },
  {
    code: 'role_nobody_holds',
    source: structure,
    why: 'Where all must approve, one role without people stops every deal.',
    bad: { 'teams.projects.roles': ['rep', 'engineer'] },
    at: 'processes.initiation.approve.by',
    alsoAt: ['processes.lift.approve.by', 'processes.presales.approve.by'],
  },
  {
    code: 'process_raised_too_late',
    source: structure,
    why: 'The stage waits for what can only begin behind it.',
    bad: { [`${S}.moves.skip`]: 'forbid', [`${S}.stages.explore.requires`]: { processes: ['quote-review'] } },
    at: `${S}.stages.explore.requires.processes.0`,
  },
  {
    code: 'outcome_never_reached',
    source: structure,
    why: 'A result that nothing leads to can never be counted, and is missing where it was meant to be.',
    bad: {
      [`${S}.result.outcomes.2`]: { id: 'given-up', kind: 'abandoned', reasons: ['silence'], from: [] },
    },
    at: `${S}.result.outcomes.given-up`,
  },
  {
    code: 'gate_of_other_series',
    source: structure,
    why: 'The design promises a gate that is open to everybody.',
    bad: {
      'processes.presales.series': ['service'],
      'series.1': { ...soundModel.series[0], id: 'service' },
      [`${S}.stages.decide.requires`]: { fields: ['need'], processes: ['presales'] },
    },
    at: `${S}.stages.decide.requires.processes.0`,
  },
  // Customer states, teams and series.
  {
    code: 'unreached_customer_state',
    source: 'S0-11',
    why: 'A state that no selling leads to is either not a sales goal, or a series is missing.',
    bad: { 'customerStates.2': { id: 'referrer', neededFor: ['analysis'] } },
    at: 'customerStates.referrer',
  },
  {
    code: 'same_step_of_two_teams',
    source: 'S0-11',
    why: 'Two teams on one step compete for the same customers.',
    bad: {
      'teams.1': { id: 'second', roles: ['rep'] },
      'series.1': {
        id: 'other',
        team: 'second',
        from: 'prospect',
        to: 'customer',
        won: 'order-placed',
        stages: [{ id: 'talk' }],
        result: { outcomes: [{ id: 'done', kind: 'won' }] },
      },
    },
    at: 'series.other.team',
  },
  {
    code: 'team_without_part',
    source: 'S0-8, S0-11',
    why: 'A sales team is a function on the customer’s path, not a box in the organisation chart.',
    bad: { 'teams.1': { id: 'idle', roles: ['rep'] } },
    at: 'teams.idle',
  },
  {
    code: 'opportunity_not_needed',
    source: 'S0-14',
    why: 'Where there are few states and one way to sell, opportunities only add work.',
    bad: {
      processes: [],
      [`${S}.stages.qualify.requires.processes`]: [],
      [`${S}.stages.offer.requires.processes`]: [],
      [`${S}.afterWin.sign.requires.processes`]: [],
      'grades.B.upgrade': null,
    },
    at: 'customerStates',
  },
  {
    code: 'series_without_sales_work',
    source: 'S0-12',
    why: 'What a system does alone is no sales process.',
    bad: {
      'series.1': {
        id: 'import',
        won: 'order-placed',
        from: 'prospect',
        to: 'customer',
        stages: [{ id: 'received' }],
        result: { outcomes: [{ id: 'done', kind: 'won' }] },
      },
    },
    at: 'series.import',
  },
  {
    code: 'stage_of_another_team',
    source: 'S0-11, S0-13',
    why: 'Work of another function on the customer’s path is a goal of its own: a series in the middle.',
    bad: {
      'roles.3': 'teacher',
      'teams.1': { id: 'teaching', roles: ['teacher'] },
      [`${S}.stages.decide.access`]: { own: ['teacher'] },
    },
    at: `${S}.stages.decide.access.own`,
  },
  {
    code: 'merged_state_used',
    source: 'S0-5',
    why: 'What was merged away is a tag of the state that stayed.',
    bad: { 'customerStates.2': { id: 'buyer', mergedInto: 'customer' }, [`${S}.to`]: 'buyer' },
    at: `${S}.to`,
  },
  {
    code: 'state_needed_for_nothing',
    source: 'S0-5',
    why: 'A state is kept only where process, analysis or management must tell it apart.',
    bad: { 'customerStates.customer.neededFor': [] },
    at: 'customerStates.customer',
  },
  // Stages.
  {
    code: 'too_many_stages',
    source: 'S0-43',
    why: 'Eight stages in a month are not kept up by people who have dozens of open deals.',
    bad: { [`${S}.cycleDays`]: 20 },
    at: `${S}.stages`,
  },
  {
    code: 'stage_copies_state',
    source: 'S0-15, S0-43',
    why: 'The customer’s path and the opportunity’s path are two lines, with a link between them.',
    bad: { [`${S}.stages.decide.label`]: 'Customer' },
    at: `${S}.stages.decide`,
  },
  {
    code: 'stage_without_purpose',
    source: 'S0-43',
    why: 'A stage shows progress, feeds a forecast, guides action or triggers a process; else it is work for nothing.',
    bad: { [`${S}.stages.decide.purpose`]: [] },
    at: `${S}.stages.decide`,
  },
  {
    code: 'vague_stage_name',
    source: 'S0-44',
    why: 'Nobody can say when a relationship is built or an objection removed; a result can be seen.',
    bad: { [`${S}.stages.explore.label`]: { en: 'Build trust', 'zh-CN': '取得信任' } },
    at: `${S}.stages.explore`,
  },
  {
    code: 'stage_without_evidence',
    source: 'S0-44',
    why: 'Without a condition that can be decided, advancing is a matter of mood.',
    bad: { [`${S}.stages.explore.requires`]: {} },
    at: `${S}.stages.explore.requires`,
  },
  {
    code: 'action_as_stage',
    source: 'S0-45',
    why: 'Acts recur and may be optional; they belong to a stage.',
    bad: { [`${S}.stages.explore.label`]: 'Show the product' },
    at: `${S}.stages.explore`,
  },
  {
    code: 'auto_with_visible_result',
    source: 'S0-46',
    why: 'Advancing when acts are done is for stages without a visible result.',
    bad: { [`${S}.stages.offer.auto`]: true },
    at: `${S}.stages.offer.auto`,
  },
  {
    code: 'stage_without_guidance',
    source: 'S0-34',
    why: 'Where acts are governed, each stage has to say which.',
    bad: { [`${S}.govern`]: 'action' },
    at: `${S}.stages.qualify`,
    alsoAt: [`${S}.stages.decide`],
  },
  {
    code: 'too_many_required_actions',
    source: 'S0-33',
    why: 'Large deals are steered by milestones; every further logged act is bureaucracy.',
    bad: {
      actions: {
        demo: 'Show the product',
        submitQuote: 'Hand in the quote',
        call: 'Call',
        visit: 'Visit',
        mail: 'Write',
      },
      [`${S}.stages.explore.requires.actions`]: ['demo', 'call', 'visit', 'mail'],
    },
    at: `${S}.stages.explore.requires.actions`,
  },
  {
    code: 'bounce_back',
    source: 'S0-46, S0-54',
    why: 'The completions that the stage waits for are kept, so that it advances again at once.',
    bad: { [`${S}.stages.offer.auto`]: true, [`${S}.moves.rollBack`]: [{ from: 'decide', to: 'offer', keep: 'all' }] },
    at: `${S}.moves.rollBack.0`,
  },
  {
    code: 'variant_drops_gate',
    source: 'S1-8',
    why: 'A shorter way must not be a way around an approval.',
    bad: { [`${S}.variants.short.drop`]: ['explore', 'offer'] },
    at: `${S}.variants.short.drop.1`,
  },
  // Results.
  {
    code: 'lost_as_stage',
    source: 'S0-53',
    why: 'Deals can be lost from any stage; the result stage holds the outcome and its reason.',
    bad: {
      [`${S}.stages.4`]: {
        id: 'gone',
        label: 'Closed Lost',
        purpose: ['progress'],
        access: { own: ['rep'] },
        requires: { fields: ['award'] },
      },
    },
    at: `${S}.stages.gone`,
  },
  {
    code: 'outcome_without_reasons',
    source: 'S0-53',
    why: 'Reasons that are typed freely cannot be counted, and losses teach nothing.',
    bad: { [`${S}.result.outcomes.lost.reasons`]: null },
    at: `${S}.result.outcomes.lost`,
  },
  {
    code: 'lost_to_won_unstated',
    source: 'S0-52',
    why: 'Awards are revoked and tenders reopened; the design has to say whether the record follows.',
    bad: {
      [`${S}.result.changes`]: null,
      'series.1': {
        id: 'other',
        won: 'order-placed',
        from: 'prospect',
        to: 'customer',
        stages: [{ id: 'talk' }],
        result: { changes: [], outcomes: [{ id: 'done', kind: 'won' }] },
      },
    },
    at: `${S}.result`,
  },
  {
    code: 'reopen_unstated',
    source: 'S0-54',
    why: 'Left out it means no, which should be a decision.',
    bad: {
      [`${S}.result.reopen`]: null,
      'series.1': {
        id: 'other',
        won: 'order-placed',
        from: 'prospect',
        to: 'customer',
        stages: [{ id: 'talk' }],
        result: { reopen: false, outcomes: [{ id: 'done', kind: 'won' }] },
      },
    },
    at: `${S}.result`,
  },
  {
    code: 'free_skip',
    source: 'S0-54',
    why: 'If any stage may be jumped over, no stage says anything about the deal.',
    bad: { [`${S}.moves.skip`]: 'allow' },
    at: `${S}.moves.skip`,
  },
  {
    code: 'win_rate_contradicts_win',
    source: 'S0-32',
    why: 'Behind the win nothing is left to be won.',
    bad: { [`${S}.afterWin.sign.winProbability`]: 0.9 },
    at: `${S}.afterWin.sign.winProbability`,
  },
  {
    code: 'bid_won_without_after_win',
    source: 'S0-32, S2-34',
    why: 'Between a bid won and a contract signed deals are still lost.',
    bad: { [`${S}.afterWin`]: null, 'processes.scope-review.stage': 'decide' },
    at: `${S}.afterWin`,
  },
  {
    code: 'order_without_evidence',
    source: 'S1-45',
    why: 'An order without proof of the contract is a risk that the system takes by itself.',
    bad: {
      [`${S}.won`]: 'contract-signed',
      [`${S}.result.outcomes.won.effects`]: ['order.allow'],
      [`${S}.result.outcomes.won.requires`]: {},
    },
    at: `${S}.result.outcomes.won.requires`,
  },
  // Probabilities and figures.
  {
    code: 'fixed_rate_of_large_deals',
    source: 'S0-47, S0-49',
    why: 'A rate holds on average over many deals; one large deal at 30% is either there or not.',
    bad: { [`${S}.probability`]: { mode: 'fixed' } },
    at: `${S}.probability`,
  },
  {
    code: 'rests_on_rep',
    source: 'S4-2',
    why: 'Figures that nobody can check become wishes.',
    bad: { 'fields.amount.sources': ['rep'] },
    at: 'fields.amount.sources',
  },
  {
    code: 'model_without_fallback',
    source: 'S0-48',
    why: 'Models of many factors need more data than most companies have.',
    bad: { [`${S}.probability`]: { mode: 'model', factors: ['segment'] } },
    at: `${S}.probability`,
  },
  {
    code: 'individual_without_review',
    source: 'S0-50',
    why: 'A probability given once is out of date within weeks.',
    bad: { [`${S}.probability.reviewDays`]: null },
    at: `${S}.probability`,
  },
  {
    code: 'fixed_rate_for_trend',
    source: 'S0-47',
    why: 'Where only the trend matters, the distribution over stages shows it without invented rates.',
    bad: {
      [`${S}.probability`]: { mode: 'fixed' },
      [`${S}.stages`]: [
        { id: 'qualify', purpose: ['progress'], winProbability: 0.1 },
        { id: 'explore', purpose: ['progress'] },
        { id: 'offer', purpose: ['progress'] },
        { id: 'decide', purpose: ['progress'] },
      ],
    },
    at: `${S}.probability`,
  },
  {
    code: 'one_sided_benchmark',
    source: 'S1-28',
    why: 'The industry alone forgets who one is, one’s own past alone forgets what is possible.',
    bad: { 'benchmarks.1.industry': null },
    at: 'benchmarks.1',
  },
  // Processes.
  {
    code: 'process_code_gap',
    source: 'S2-35',
    why: 'Codes are labels, but readers take them for numbers of stages.',
    bad: { 'processes.5': { id: 'P 4-1', stage: 'explore', kind: 'review', approve: { by: ['manager'] } } },
    at: 'processes.P 4-1',
  },
  {
    code: 'cost_without_gate',
    source: 'S0-38, S3-5',
    why: 'Where a lost deal leaves costs behind, somebody must decide whether it is worth them.',
    bad: { 'processes.initiation.kind': 'review' },
    at: 'profile.inventoryCost',
  },
  {
    code: 'submission_without_review',
    source: 'S2-10, S2-11',
    why: 'Those who must deliver look at what is promised before it is promised.',
    bad: { 'processes.quote-review.before': null },
    at: 'actions.submitQuote',
  },
  {
    code: 'self_approving_process',
    source: 'S2-41',
    why: 'An approval by those who ask for it is none.',
    bad: { 'processes.initiation.raise': ['manager'] },
    at: 'processes.initiation.approve.by',
  },
  {
    code: 'mergeable_processes',
    source: 'S0-42',
    why: 'Two answers by the same people at the same time are one.',
    bad: { 'processes.1.stage': 'qualify', 'processes.1.kind': 'gate' },
    at: 'processes.lift',
  },
  {
    code: 'resources_before_initiation',
    source: 'S2-23',
    why: 'Resources are spent before anybody has decided that the deal is worth them.',
    bad: { 'processes.presales.stage': 'qualify', 'processes.presales.after': [] },
    at: 'processes.presales',
  },
  {
    code: 'grade_without_criteria',
    source: 'S2-24',
    why: 'A grade that nothing decides is given by liking.',
    bad: { 'grades.A.when': null },
    at: 'grades.A',
  },
  {
    code: 'incomplete_process_card',
    source: 'S2-16',
    why: 'A process without an owner and a figure is nobody’s.',
    bad: { 'processes.presales.card': { mode: 'projects' } },
    at: 'processes.presales.card',
  },
  {
    code: 'no_scope_review',
    source: 'S2-12, S2-34',
    why: 'What was promised in the bid becomes binding with the contract.',
    bad: { 'processes.scope-review.stage': 'decide', [`${S}.afterWin.sign.requires.processes`]: [] },
    at: `${S}.afterWin`,
  },
  {
    code: 'personal_line_blocks',
    source: 'S2-47',
    why: 'A person’s own line guides; only the company’s standards gate.',
    bad: { [`${S}.stages.decide.requires.questions`]: ['worth'] },
    at: `${S}.stages.decide.requires.questions.0`,
  },
  // Data.
  {
    code: 'field_for_nothing',
    source: 'S0-41',
    why: 'Every field costs the time of everybody who fills it in.',
    bad: { 'fields.notes': {}, [`${S}.stages.explore.requires.fields`]: ['need', 'notes'] },
    at: `${S}.stages.explore.requires.fields.1`,
  },
  {
    code: 'required_twice',
    source: 'S0-41',
    why: 'What is known already is not asked for again.',
    bad: { [`${S}.stages.decide.requires.fields`]: ['amount'] },
    at: `${S}.stages.decide.requires.fields.0`,
  },
  {
    code: 'no_dedupe_key',
    source: 'S1-32',
    why: 'Two people on one deal fight each other, and the forecast counts it twice.',
    bad: { dedupe: null },
    strict: true,
    at: 'dedupe',
  },
  {
    code: 'core_field_without_owner',
    source: 'S2-20',
    why: 'Master data that nobody may change stay wrong for ever.',
    bad: { 'fields.email.steward': null },
    at: 'fields.email',
  },
  {
    code: 'object_without_check',
    source: 'S0-18',
    why: 'Bad records are cheapest to refuse when they are created.',
    bad: { 'objects.checks': [{ to: 'opportunity', condition: { check: 'leadIsValid' } }] },
    at: 'objects.order.1',
  },
  {
    code: 'lead_not_needed',
    source: 'S0-21',
    why: 'A record is worth having for its information, or for a division of labour.',
    bad: { 'objects.checks': [{ to: 'opportunity', condition: { check: 'leadIsValid' } }] },
    at: 'objects.order.0',
  },
  {
    code: 'unused_part',
    source: 'S3-19',
    why: 'What nothing uses is either forgotten, or was never needed.',
    bad: { 'fields.colour': {} },
    at: 'fields.colour',
  },
  // Roles, phases, time.
  {
    code: 'nobody_may_work',
    source: 'S3-7',
    why: 'A deal that comes there cannot be worked on.',
    bad: { [`${S}.stages.explore.access`]: { view: ['rep'] } },
    at: `${S}.stages.explore.access`,
  },
  {
    code: 'blind_handover',
    source: 'S3-7',
    why: 'Those who handed a deal over are still asked about it.',
    bad: { [`${S}.stages.decide.access`]: { own: ['manager'] } },
    at: `${S}.stages.decide.access`,
    alsoAt: [`${S}.afterWin.sign.access`],
  },
  {
    code: 'pursuit_without_delivery',
    source: 'S2-5',
    why: 'What is promised in the pursuit has to be delivered by somebody who was not asked.',
    bad: { 'phases.pursue.roles': ['rep'] },
    at: 'phases.pursue.roles',
  },
  {
    code: 'no_spanning_role',
    source: 'S2-7',
    why: 'A customer wants one person who knows the whole story.',
    bad: { 'phases.deliver.roles': ['manager'] },
    at: 'phases',
  },
  {
    code: 'no_idle_rule',
    source: 'S1-35',
    why: 'Deals that nobody touches die unseen.',
    bad: { ageing: [{ count: 'business' }] },
    at: 'ageing',
  },
  {
    code: 'ageing_order',
    source: 'S1-36',
    why: 'Whoever loses a deal to the pool must have been warned.',
    bad: { 'ageing.1.recycle': 10 },
    at: 'ageing.1',
  },
  {
    code: 'one_idle_rule',
    source: 'S1-35',
    why: 'An important deal deserves less patience than a small one.',
    bad: { ageing: [{ remind: 7, warn: 14, recycle: 30 }] },
    at: 'ageing',
  },
  {
    code: 'suspend_reason_without_needs',
    source: 'S1-37',
    why: 'A deal that is set aside without a date is forgotten.',
    bad: { 'lifecycle.suspend.reasons.budget.needs': [] },
    at: 'lifecycle.suspend.reasons.budget',
  },
  {
    code: 'no_way_to_set_aside',
    source: 'S1-40',
    why: 'What cannot be voided or set aside stays in the pipeline and spoils every figure.',
    bad: { 'lifecycle.void.reasons': [] },
    at: 'lifecycle.void',
  },
  // The whole.
  {
    code: 'profile_disagrees',
    source: 'S1-13, S3-9',
    why: 'A quick consumer sale does not bear the process of a project, nor the other way round.',
    bad: {
      profile: {
        customer: 2,
        product: 2,
        decision: 1,
        contact: 1,
        cycle: 2,
        collaboration: 1,
        shortageCost: 0,
        inventoryCost: 0,
      },
    },
    at: S,
  },
  {
    code: 'small_series_not_shorter',
    source: 'S1-8, S1-10',
    why: 'Small deals pay only where selling them is quick; and whoever buys again need not be asked again what is known.',
    bad: {
      types: [{ id: 'new' }, { id: 'renewal' }],
      [`${S}.variants`]: null,
      'series.1': {
        id: 'small',
        team: 'projects',
        dealSize: 'small',
        won: 'order-placed',
        from: 'prospect',
        to: 'customer',
        stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
        result: { outcomes: [{ id: 'done', kind: 'won' }] },
      },
    },
    at: 'series.small.stages',
    alsoAt: [`${S}.variants`],
  },
  {
    code: 'settlement_mismatch',
    source: 'S1-15',
    why: 'What is settled in real time has no monthly bill.',
    bad: { [`${S}.settlement`]: ['real-time'] },
    at: `${S}.result.outcomes.won.effects.0`,
  },

  // What happened.
  {
    code: 'one_deal_dominates',
    source: 'S0-49',
    why: 'Thirty percent of one large deal are nine million that come wholly or not at all.',
    bad: { [`${S}.probability`]: { mode: 'fixed' } },
    happened: {
      bad: [
        { times: 99, went: 'qualify 0', amount: 700_000 },
        { times: 1, went: 'qualify 0', amount: 30_000_000 },
      ],
      good: [{ times: 100, went: 'qualify 0', amount: 1_000_000 }],
    },
    at: `${S}.probability`,
  },
  {
    code: 'stage_passed_through',
    source: 'S3-20',
    why: 'Where nobody stays, nothing is done that a stage could show.',
    bad: {},
    happened: {
      bad: [{ times: 40, went: 'qualify 0 → explore 9 → offer 9.5 → lost 30', reason: 'price' }],
      good: well,
    },
    at: `${S}.stages.explore`,
  },
  {
    code: 'stage_mostly_skipped',
    source: 'S3-20',
    why: 'A stage that most deals pass by is not part of the way they are won.',
    bad: {},
    happened: {
      bad: [
        {
          times: 40,
          went: 'qualify 0 → offer 9 → decide 20',
        },
        { times: 10, went: 'qualify 0 → explore 9 → lost 20' },
      ],
      good: well,
    },
    at: `${S}.stages.explore`,
  },
  {
    code: 'stage_selects_nothing',
    source: 'S3-20',
    why: 'Where everybody passes, passing tells nothing about the deal.',
    bad: {},
    happened: {
      bad: [
        {
          times: 100,
          went: 'qualify 0 → explore 9 → lost 20',
        },
      ],
      good: well,
    },
    at: `${S}.stages.qualify`,
  },
  {
    code: 'probability_disagrees',
    source: 'S0-28, S0-29',
    why: 'A probability assumed in advance has to answer to the rate measured afterwards.',
    bad: { [`${S}.stages.qualify.winProbability`]: 0.4 },
    happened: { bad: well, good: well },
    good: { [`${S}.stages.qualify.winProbability`]: 0.1 },
    at: `${S}.stages.qualify.winProbability`,
  },
  {
    code: 'target_days_off',
    source: 'S1-27, S3-20',
    why: 'A target that hardly anyone meets, or that nobody can miss, guides nobody.',
    bad: { [`${S}.stages.explore.targetDays`]: 5 },
    happened: { bad: well, good: well },
    good: { [`${S}.stages.explore.targetDays`]: 21 },
    at: `${S}.stages.explore.targetDays`,
  },
  {
    code: 'reason_never_used',
    source: 'S0-51, S3-20',
    why: 'A choice that nobody makes in a hundred losses hides the others.',
    bad: {},
    happened: {
      bad: [
        {
          times: 100,
          went: 'qualify 0 → lost 9',
          reason: 'price',
        },
      ],
      good: [
        {
          times: 90,
          went: 'qualify 0 → lost 9',
          reason: 'price',
        },
        {
          times: 10,
          went: 'qualify 0 → lost 9',
          reason: 'rival',
        },
      ],
    },
    at: `${S}.result.outcomes.lost.reasons.rival`,
  },
  {
    code: 'other_reason_frequent',
    source: 'S0-51, S3-20',
    why: 'Losses that nobody can explain teach nothing.',
    bad: { [`${S}.result.outcomes.lost.reasons`]: ['price', 'other'] },
    happened: {
      bad: [
        {
          times: 30,
          went: 'qualify 0 → lost 9',
          reason: 'price',
        },
        {
          times: 30,
          went: 'qualify 0 → lost 9',
          reason: 'other',
        },
      ],
      good: [
        {
          times: 55,
          went: 'qualify 0 → lost 9',
          reason: 'price',
        },
        {
          times: 5,
          went: 'qualify 0 → lost 9',
          reason: 'other',
        },
      ],
    },
    good: { [`${S}.result.outcomes.lost.reasons`]: ['price', 'other'] },
    at: `${S}.result.outcomes.lost.reasons.other`,
  },
  {
    code: 'rule_broken',
    source: 'S3-20',
    why: 'A rule that is broken every day is no rule: either it or the practice is wrong.',
    bad: {},
    happened: {
      bad: [
        ...well,
        {
          times: 60,
          went: 'qualify 0 → decide 9',
        },
      ],
      good: well,
    },
    at: `${S}.moves.skip`,
  },
];
