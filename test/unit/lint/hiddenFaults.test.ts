import { en } from 'stagewright';
import { formatFindings, lintSalesModel } from 'stagewright/lint';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { type Changes, changed } from '../../docs/rules/changed.js';
import { soundModel } from '../../docs/rules/soundModel.js';

const S = 'series.deal';
const contradiction = {
  all: [
    { field: 'amount', gt: 5 },
    { field: 'amount', lt: 3 },
  ],
};

/** Where a rule speaks of a model that is sound but for these changes. */
function pathsOf(code: string, changes: Changes): readonly string[] {
  const model = changed(soundModel, changes);
  return lintSalesModel(model).flatMap((finding) => (finding.code === code ? [finding.path] : []));
}

/** Faults that stand somewhere else than in the model of the rule's page. */
const hidden: readonly (readonly [what: string, code: string, path: string, changes: Changes])[] = [
  [
    'a process that can never be raised',
    'unmeetable_requirements',
    'processes.initiation.needs',
    { 'processes.initiation.needs': contradiction },
  ],
  [
    'a check of an object that can never be passed',
    'unmeetable_requirements',
    'objects.checks.0.condition',
    { 'objects.checks.0.condition': contradiction },
  ],
  [
    'a win that asks for the opposite of the last stage',
    'unmeetable_requirements',
    `${S}.result.outcomes.won.requires`,
    {
      [`${S}.stages.decide.requires.condition`]: { field: 'amount', lt: 3 },
      [`${S}.result.outcomes.won.requires.condition`]: { field: 'amount', gt: 5 },
    },
  ],
  [
    'a process that nobody may raise',
    'role_nobody_holds',
    'processes.initiation.raise',
    { 'roles.3': 'ghost', 'processes.initiation.raise': ['ghost'] },
  ],
  [
    'a change of the result that nobody may make',
    'role_nobody_holds',
    `${S}.result.changes.0.roles`,
    { 'roles.3': 'ghost', [`${S}.result.changes.0.roles`]: ['ghost'] },
  ],
  [
    'a reopening that nobody may make',
    'role_nobody_holds',
    `${S}.result.reopen.roles`,
    { 'roles.3': 'ghost', [`${S}.result.reopen.roles`]: ['ghost'] },
  ],
  [
    'a probability that nobody may set',
    'role_nobody_holds',
    `${S}.probability.setBy`,
    { 'roles.3': 'ghost', [`${S}.probability.setBy`]: ['ghost'] },
  ],
  [
    'a waiver that nobody may give',
    'role_nobody_holds',
    'waivers.0.role',
    { 'roles.3': 'ghost', waivers: [{ role: 'ghost', kinds: ['fields'] }] },
  ],
  [
    'a gate that nothing waits for',
    'unused_part',
    'processes.approval',
    {
      'processes.5': { id: 'approval', kind: 'gate', approve: { by: ['manager'] } },
    },
  ],
  [
    'a process that never applies in the series that asks for it',
    'gate_of_other_series',
    `${S}.stages.explore.requires.processes.0`,
    {
      'processes.presales.series': ['other'],
      'series.1': { ...soundModel.series[0], id: 'other' },
      [`${S}.stages.explore.requires`]: { fields: ['need'], processes: ['presales'] },
    },
  ],
  [
    'a stage that only a role works in which nobody holds',
    'nobody_may_work',
    `${S}.stages.decide.access`,
    { 'roles.3': 'ghost', [`${S}.stages.decide.access`]: { own: ['ghost'] } },
  ],
  [
    'a core field that only a role may change which nobody holds',
    'nobody_may_work',
    'fields.email.steward',
    { 'roles.3': 'ghost', 'fields.email.steward': 'ghost' },
  ],
  [
    'a stage that says nothing of access where others do',
    'nobody_may_work',
    `${S}.stages.decide.access`,
    { [`${S}.stages.decide.access`]: null },
  ],
  [
    'large deals of two types and one way for both',
    'small_series_not_shorter',
    `${S}.variants`,
    { types: [{ id: 'new' }, { id: 'renewal' }], [`${S}.variants`]: null },
  ],
  [
    'a condition that always holds is no evidence',
    'stage_without_evidence',
    `${S}.stages.explore.requires`,
    { [`${S}.stages.explore.requires`]: { condition: { all: [] } } },
  ],
  [
    'nor is one with every way out',
    'stage_without_evidence',
    `${S}.stages.explore.requires`,
    {
      [`${S}.stages.explore.requires`]: {
        condition: {
          any: [
            { field: 'need', present: true },
            { field: 'need', present: false },
          ],
        },
      },
    },
  ],
  [
    'nor a process that does not apply in this series',
    'stage_without_evidence',
    `${S}.stages.explore.requires`,
    {
      'processes.presales.series': ['other'],
      'series.1': { ...soundModel.series[0], id: 'other' },
      [`${S}.stages.explore.requires`]: { processes: ['presales'] },
    },
  ],
  [
    'an order with a condition that always holds',
    'order_without_evidence',
    `${S}.result.outcomes.won.requires`,
    {
      [`${S}.won`]: 'contract-signed',
      [`${S}.result.outcomes.won.effects`]: ['order.allow'],
      [`${S}.result.outcomes.won.requires`]: { condition: { all: [] } },
    },
  ],
  ['a numbered stage', 'lost_as_stage', `${S}.stages.decide`, { [`${S}.stages.decide.label`]: '4 - Closed Lost' }],
  [
    'a stage called one',
    'vague_stage_name',
    `${S}.stages.explore`,
    { [`${S}.stages.explore.label`]: '2. 建立信任阶段' },
  ],
  [
    'a numbered action',
    'action_as_stage',
    `${S}.stages.explore`,
    { [`${S}.stages.explore.label`]: '(2) Phone call stage' },
  ],
  [
    'a stage behind the win that copies a state',
    'stage_copies_state',
    `${S}.afterWin.sign`,
    { [`${S}.afterWin.sign.label`]: 'Customer' },
  ],
  [
    'a personal question in a condition',
    'personal_line_blocks',
    `${S}.stages.decide.requires.condition`,
    { [`${S}.stages.decide.requires.condition`]: { all: [{ question: 'worth', is: 'yes' }] } },
  ],
  [
    'a settlement opened behind the win',
    'settlement_mismatch',
    `${S}.afterWin.sign.effects.0`,
    { [`${S}.afterWin.sign.effects`]: [{ type: 'settlement.open', mode: 'real-time' }] },
  ],
  [
    'a category behind the win',
    'category_contradicts_outcome',
    `${S}.afterWin.sign.forecastCategory`,
    { [`${S}.afterWin.sign.forecastCategory`]: 'pipeline' },
  ],
  [
    'a raiser who counts as the only approver',
    'self_approving_process',
    'processes.initiation.approve.by',
    {
      'processes.initiation.raise': ['rep', 'manager'],
      'processes.initiation.approve': { by: ['manager'], selfApproval: true },
    },
  ],
  [
    'anybody raises, and one answer is enough, also one’s own',
    'self_approving_process',
    'processes.initiation.approve.by',
    {
      'processes.initiation.raise': null,
      'processes.initiation.approve': { by: ['manager', 'engineer'], quorum: 'any', selfApproval: true },
    },
  ],
  [
    'a submission that is only optional',
    'submission_without_review',
    'actions.submitQuote',
    {
      'processes.quote-review.before': null,
      [`${S}.stages.offer.requires.actions`]: [],
      [`${S}.stages.offer.optional`]: { actions: ['submitQuote'] },
    },
  ],
  [
    'a submission that a condition asks for',
    'submission_without_review',
    'actions.submitQuote',
    {
      'processes.quote-review.before': null,
      [`${S}.stages.offer.requires.actions`]: [],
      [`${S}.stages.offer.requires.condition`]: { action: 'submitQuote', times: 2 },
    },
  ],
  [
    'a number left out of a series of codes',
    'process_code_gap',
    'processes.P 3-3',
    {
      'processes.5': { id: 'P 3-1', stage: 'offer', approve: { by: ['manager'] } },
      'processes.6': { id: 'P 3-3', stage: 'offer', approve: { by: ['manager'] } },
    },
  ],
  [
    'resources of another series, for which the gate does not stand',
    'resources_before_initiation',
    'processes.presales',
    {
      'processes.presales.after': null,
      'processes.initiation.series': ['other'],
      'series.1': {
        id: 'other',
        from: 'prospect',
        to: 'customer',
        won: 'paid-in-full',
        stages: [{ use: 'shared' }],
        result: {
          outcomes: [
            { id: 'won', kind: 'won' },
            { id: 'lost', kind: 'lost' },
          ],
          reopen: false,
        },
      },
      stages: [{ id: 'shared' }],
    },
  ],
  [
    'a rate for which the rep’s word is the only evidence',
    'rests_on_rep',
    `${S}.probability.evidence`,
    { [`${S}.probability.evidence`]: ['rep'] },
  ],
  [
    'reasons that differ in spelling only',
    'duplicate_label',
    `${S}.result.outcomes.lost.reasons.Price.label`,
    { [`${S}.result.outcomes.lost.reasons`]: ['price', 'Price'] },
  ],
  [
    'a rule for which the earlier ones leave nothing',
    'shadowed_rule',
    'ageing.2',
    {
      ageing: [
        { when: { field: 'segment', eq: 'large' }, remind: 1 },
        { when: { field: 'segment', eq: 'small' }, remind: 2 },
        { when: { field: 'segment', in: ['large', 'small'] }, remind: 3 },
      ],
    },
  ],
  [
    'a skip from a stage that cannot be left when it applies',
    'rule_never_fires',
    `${S}.moves.skip.0.when`,
    {
      [`${S}.stages.qualify.requires.condition`]: { field: 'amount', gt: 5 },
      [`${S}.moves.skip`]: [{ from: 'qualify', to: 'offer', when: { field: 'amount', lt: 3 } }],
    },
  ],
  [
    'a process that asks in its own condition whether it is approved',
    'process_waits_for_itself',
    'processes.initiation.when',
    { 'processes.initiation.when': { process: 'initiation', is: 'approved' } },
  ],
  [
    'a condition on a process of a later stage',
    'process_raised_too_late',
    `${S}.stages.qualify.requires.condition`,
    {
      [`${S}.moves.skip`]: 'forbid',
      [`${S}.stages.qualify.requires.condition`]: { process: 'quote-review', is: 'approved' },
    },
  ],
  [
    'an action that waits for a process of a later stage',
    'process_raised_too_late',
    `${S}.stages.qualify.requires.actions.0`,
    { [`${S}.moves.skip`]: 'forbid', [`${S}.stages.qualify.requires.actions`]: ['submitQuote'] },
  ],
  [
    'a process that comes after one of a later stage',
    'process_raised_too_late',
    `${S}.stages.qualify.requires.processes.0`,
    { [`${S}.moves.skip`]: 'forbid', 'processes.initiation.after': ['quote-review'] },
  ],
  [
    'a list of roles with nobody on it',
    'role_nobody_holds',
    'processes.initiation.raise',
    { teams: null, [`${S}.team`]: null, 'processes.initiation.raise': [] },
  ],
  [
    'a transfer that nobody may make',
    'role_nobody_holds',
    'lifecycle.transfer.roles',
    { 'roles.3': 'ghost', 'lifecycle.transfer': { roles: ['ghost'] } },
  ],
  [
    'a field twice in one list',
    'required_twice',
    `${S}.stages.explore.requires.fields.1`,
    { [`${S}.stages.explore.requires.fields`]: ['need', 'need'] },
  ],
  [
    'a change of the result that stands behind one like it',
    'shadowed_rule',
    `${S}.result.changes.1`,
    { [`${S}.result.changes.1`]: { from: 'lost', to: 'won', withinDays: 30 } },
  ],
  [
    'a check of a record that lets everything through',
    'object_without_check',
    'objects.order.1',
    { 'objects.checks.0.condition': { all: [] } },
  ],
];

/** What looks like a fault to a rule that looks at less than there is. */
const harmless: readonly (readonly [what: string, code: string, changes: Changes])[] = [
  [
    'the reason that holds by default, also beside others',
    'suspend_reason_without_needs',
    { 'lifecycle.suspend.reasons': ['later', { id: 'budget', needs: ['closeDate'] }] },
  ],
  [
    'large deals of one type, all by one way',
    'small_series_not_shorter',
    { types: [{ id: 'new' }], [`${S}.variants`]: null },
  ],
  [
    'large deals of two types, with a shorter way for some',
    'small_series_not_shorter',
    { types: [{ id: 'new' }, { id: 'renewal' }] },
  ],
  [
    'the first rule of a list is behind none, even one that can never apply',
    'shadowed_rule',
    { ageing: [{ when: contradiction, remind: 1 }, { remind: 2 }] },
  ],
  [
    'what guides by its condition is guidance',
    'stage_without_guidance',
    {
      [`${S}.govern`]: 'action',
      [`${S}.stages.qualify.playbook`]: 'discovery',
      [`${S}.stages.decide.requires`]: { condition: { action: 'demo', times: 2 } },
    },
  ],
  [
    'a field asked for again where the stage that asked first may be passed over',
    'required_twice',
    {
      [`${S}.moves.skip`]: 'allow',
      [`${S}.stages.explore.requires.fields`]: ['need'],
      [`${S}.stages.decide.requires.fields`]: ['need'],
    },
  ],
  [
    'or where opportunities may begin behind it',
    'required_twice',
    { [`${S}.startIn`]: ['qualify', 'explore'], [`${S}.stages.explore.requires.fields`]: ['amount'] },
  ],
  [
    'or where a variant drops it',
    'required_twice',
    { [`${S}.moves.skip`]: 'forbid', [`${S}.stages.decide.requires.fields`]: ['need'] },
  ],
  [
    'work may be asked for by the win alone',
    'series_without_sales_work',
    {
      processes: [{ id: 'contract-review', approve: { by: ['manager'] } }],
      objects: null,
      grades: null,
      ageing: [{ remind: 1 }],
      ...Object.fromEntries(
        ['qualify', 'explore', 'offer', 'decide'].map((id) => [`${S}.stages.${id}.requires`, { fields: ['need'] }]),
      ),
      [`${S}.stages.explore.optional`]: null,
      [`${S}.stages.explore.playbook`]: null,
      [`${S}.afterWin.sign.requires`]: { fields: ['contract'] },
      [`${S}.result.outcomes.won.requires`]: { processes: ['contract-review'] },
    },
  ],
  ['a list of sources that is empty names no weak one', 'rests_on_rep', { 'fields.amount.sources': [] }],
  [
    'processes of different series cannot be one',
    'mergeable_processes',
    {
      'processes.initiation.series': ['deal'],
      'processes.5': { ...soundModel.processes[0], id: 'second', series: ['other'] },
      'processes.1': { ...soundModel.processes[0], id: 'first', series: ['other'] },
      'series.1': { ...soundModel.series[0], id: 'other' },
    },
  ],
];

describe('a rule finds its fault', () => {
  test.each(hidden)('%s: %s at %s', (_, code, path, changes) => {
    expect(pathsOf(code, changes)).toContain(path);
  });
});

describe('a rule does not speak of what is in order', () => {
  test.each(harmless)('%s: no %s', (_, code, changes) => {
    expect(pathsOf(code, changes)).toEqual([]);
  });
});

describe('requirements that can never be met are told by name, and only those that contradict each other', () => {
  const told = (changes: Changes) =>
    lintSalesModel(changed(soundModel, changes)).flatMap(({ code, path, params }) =>
      code === 'unmeetable_requirements' ? [{ path, params }] : [],
    );
  const requires = `${S}.stages.decide.requires`;
  const condition = (...all: readonly object[]) => ({ [`${requires}.condition`]: { all } });

  test('two parts of a condition among others', () => {
    const parts = [
      { field: 'amount', gt: 5 },
      { field: 'amount', gt: 4 },
      { field: 'amount', lt: 3 },
    ];
    const [finding, ...more] = told(condition(...parts));
    expect(more).toEqual([]);
    // Either of the first two contradicts the third: one of them is named.
    const requirements = [`${requires}.condition.all.1`, `${requires}.condition.all.2`];
    expect(finding?.params).toEqual({ requirements });
  });

  test('a field that a condition wants empty, by its name in both languages', () => {
    const model = changed(soundModel, {
      [`${requires}.fields`]: ['amount'],
      [`${requires}.condition`]: { not: { field: 'amount', present: true } },
    });
    const [finding] = lintSalesModel(model).filter(({ code }) => code === 'unmeetable_requirements');
    expect(finding).toMatchObject({
      path: requires,
      params: { fields: ['amount'], requirements: [`${requires}.fields.0`, `${requires}.condition`] },
    });
    const texts = [en, zhCN].map((locale) => formatFindings(finding ? [finding] : [], { locale }));
    expect(texts[0]).toContain('can never be met: field ');
    expect(texts[1]).toContain('永远无法同时满足：字段');
  });

  test('a win that asks for the opposite of the last stage: one of each', () => {
    const [finding] = told({
      [`${requires}.condition`]: { field: 'amount', lt: 3 },
      [`${S}.result.outcomes.won.requires.condition`]: { field: 'amount', gt: 5 },
    });
    expect(finding?.params).toEqual({
      requirements: [`${requires}.condition`, `${S}.result.outcomes.won.requires.condition`],
    });
  });
});
