import { describe, expect, test } from 'vitest';
import { faultsOf, seriesFaults, smallModel, smallSeries, told } from '../../support/smallModel.js';

const unknown = (path: string, kind: string, id: string, nearest: string | null) =>
  `unknown_reference ${path} ${JSON.stringify({ kind, id, nearest })}`;
const stage = (changes: object) =>
  seriesFaults({ stages: [{ id: 'qualify', ...changes }, { id: 'propose' }, { id: 'negotiate' }] });
const outcome = (changes: object) => seriesFaults({ result: { outcomes: [{ id: 'won', kind: 'won', ...changes }] } });
const process = (changes: object) =>
  faultsOf({ processes: [{ id: 'review', approve: { by: ['manager'] }, ...changes }] });

test('the small model holds', () => {
  expect(faultsOf({})).toEqual([]);
});

describe('a stage', () => {
  const at = 'series.deal.stages.qualify';
  test.each([
    ['field', { requires: { fields: ['amuont'] } }, unknown(`${at}.requires.fields.0`, 'field', 'amuont', 'amount')],
    [
      'action',
      { requires: { actions: ['demmo'] } },
      unknown(`${at}.requires.actions.0.action`, 'action', 'demmo', 'demo'),
    ],
    [
      'optional action',
      { optional: { actions: [{ action: 'demos', times: 2 }] } },
      unknown(`${at}.optional.actions.0.action`, 'action', 'demos', 'demo'),
    ],
    [
      'process',
      { requires: { processes: ['reveiw'] } },
      unknown(`${at}.requires.processes.0`, 'process', 'reveiw', 'review'),
    ],
    [
      'question',
      { requires: { questions: ['worht'] } },
      unknown(`${at}.requires.questions.0`, 'question', 'worht', 'worth'),
    ],
    ['playbook', { playbook: 'script' }, unknown(`${at}.playbook`, 'playbook', 'script', null)],
    [
      'customer state',
      { advancesCustomerTo: 'customer' },
      unknown(`${at}.advancesCustomerTo`, 'customerState', 'customer', null),
    ],
    ['role that owns', { access: { own: ['repp'] } }, unknown(`${at}.access.own.0`, 'role', 'repp', 'rep')],
    ['role that edits', { access: { edit: ['x'] } }, unknown(`${at}.access.edit.0`, 'role', 'x', null)],
    ['role that views', { access: { view: ['x'] } }, unknown(`${at}.access.view.0`, 'role', 'x', null)],
    ['catalogue stage', { use: 'proposal' }, unknown(`${at}.use`, 'catalogueStage', 'proposal', null)],
    [
      'series of an effect',
      { effects: [{ type: 'opportunity.open', series: 'deel' }] },
      unknown(`${at}.effects.0.series`, 'series', 'deel', 'deal'),
    ],
    [
      'phase of an effect',
      { effects: [{ type: 'team.shift', phase: 'deliver' }] },
      unknown(`${at}.effects.0.phase`, 'phase', 'deliver', null),
    ],
  ])('names an unknown %s', (_, changes, expected) => {
    expect(told(stage(changes))).toEqual([expected]);
  });
});

describe('a condition', () => {
  const at = 'series.deal.stages.qualify.requires.condition';
  const condition = (value: object, model: object = {}) =>
    seriesFaults({ stages: [{ id: 'qualify', requires: { condition: value } }, { id: 'propose' }] }, model);

  test.each([
    ['field', { field: 'discont', gt: 0 }, unknown(`${at}.field`, 'field', 'discont', 'discount')],
    ['action', { action: 'demmo' }, unknown(`${at}.action`, 'action', 'demmo', 'demo')],
    ['process', { process: 'x', is: 'approved' }, unknown(`${at}.process`, 'process', 'x', null)],
    ['question', { question: 'x', is: 'yes' }, unknown(`${at}.question`, 'question', 'x', null)],
    ['stage', { stageVisited: 'propse' }, unknown(`${at}.stageVisited`, 'stage', 'propse', 'propose')],
    ['check', { check: 'creditOK!' }, unknown(`${at}.check`, 'check', 'creditOK!', 'creditOk')],
    [
      'part at any depth',
      { all: [{ any: [{ not: { check: 'x' } }] }] },
      unknown(`${at}.all.0.any.0.not.check`, 'check', 'x', null),
    ],
    ['choice', { field: 'segment', eq: 'key-acount' }, unknown(`${at}.eq`, 'choice', 'key-acount', 'key-account')],
    ['choice in a list', { field: 'segment', in: ['small', 'big'] }, unknown(`${at}.in.1`, 'choice', 'big', null)],
    ['grade where none are declared', { field: 'grade', eq: 'A' }, unknown(`${at}.field`, 'field', 'grade', null)],
    ['type where none are declared', { field: 'type', eq: 'new' }, unknown(`${at}.field`, 'field', 'type', null)],
  ])('names an unknown %s', (_, value, expected) => {
    expect(told(condition(value))).toEqual([expected]);
  });

  test('may compare the type and the grade once they are declared, with their ids alone', () => {
    const model = { types: [{ id: 'new' }, { id: 'renewal' }], grades: [{ id: 'A' }, { id: 'B' }] };
    expect(
      condition(
        {
          all: [
            { field: 'type', eq: 'new' },
            { field: 'grade', in: ['A', 'B'] },
          ],
        },
        model,
      ),
    ).toEqual([]);
    expect(told(condition({ field: 'type', ne: 'renewl' }, model))).toEqual([
      unknown(`${at}.ne`, 'type', 'renewl', 'renewal'),
    ]);
    expect(told(condition({ field: 'grade', in: ['A', 'C'] }, model))).toEqual([
      unknown(`${at}.in.1`, 'grade', 'C', null),
    ]);
  });

  test('may name a stage of its own series alone', () => {
    const other = { ...smallSeries, id: 'other', stages: [{ id: 'elsewhere' }] };
    const own = { ...smallSeries, stages: [{ id: 'qualify', requires: { condition: { stageVisited: 'elsewhere' } } }] };
    expect(told(faultsOf({ series: [own, other] }))).toEqual([
      unknown(`${at}.stageVisited`, 'stage', 'elsewhere', null),
    ]);
  });
});

describe('a series', () => {
  const at = 'series.deal';
  test.each([
    ['team', { team: 'front' }, unknown(`${at}.team`, 'team', 'front', null)],
    ['type', { types: ['new'] }, unknown(`${at}.types.0`, 'type', 'new', null)],
    ['first stage', { startIn: ['qualfy'] }, unknown(`${at}.startIn.0`, 'stage', 'qualfy', 'qualify')],
    ['amount', { deal: { amount: 'amout' } }, unknown(`${at}.deal.amount`, 'field', 'amout', 'amount')],
    [
      'close date',
      { deal: { closeOn: 'closedate' } },
      unknown(`${at}.deal.closeOn`, 'field', 'closedate', 'closeDate'),
    ],
    [
      'role that sets probabilities',
      { probability: { mode: 'individual', setBy: ['boss'] } },
      unknown(`${at}.probability.setBy.0`, 'role', 'boss', null),
    ],
    [
      'stage of a skip',
      { moves: { skip: [{ from: 'qualify', to: 'negotiat' }] } },
      unknown(`${at}.moves.skip.0.to`, 'stage', 'negotiat', 'negotiate'),
    ],
    [
      'stage of a rollback',
      { moves: { rollBack: [{ from: 'x', to: 'qualify' }] } },
      unknown(`${at}.moves.rollBack.0.from`, 'stage', 'x', null),
    ],
    ['stage of a repeat', { moves: { repeat: ['x'] } }, unknown(`${at}.moves.repeat.0`, 'stage', 'x', null)],
    [
      'dropped stage',
      { variants: [{ id: 'short', drop: ['propos'] }] },
      unknown(`${at}.variants.short.drop.0`, 'stage', 'propos', 'propose'),
    ],
    ['customer state', { from: 'x' }, unknown(`${at}.from`, 'customerState', 'x', null)],
  ])('names an unknown %s', (_, changes, expected) => {
    expect(told(seriesFaults(changes))).toEqual([expected]);
  });

  test('names a stage behind the win where one before the result is needed', () => {
    const afterWin = [{ id: 'sign' }];
    const said = (path: string) => `after_win_stage series.deal.${path} {"stage":"sign"}`;
    expect(told(seriesFaults({ afterWin, startIn: ['sign'] }))).toEqual([said('startIn.0')]);
    expect(told(seriesFaults({ afterWin, moves: { skip: [{ to: 'sign' }] } }))).toEqual([said('moves.skip.0.to')]);
    expect(told(seriesFaults({ afterWin, result: { ...smallSeries.result, reopen: { to: 'sign' } } }))).toEqual([
      said('result.reopen.to'),
    ]);
    expect(seriesFaults({ afterWin, variants: [{ id: 'short', drop: ['sign'] }] })).toEqual([]);
  });
});

describe('a result', () => {
  const at = 'series.deal.result';
  test.each([
    [
      'stage it is reached from',
      outcome({ from: ['negotiat'] }),
      unknown(`${at}.outcomes.won.from.0`, 'stage', 'negotiat', 'negotiate'),
    ],
    [
      'field it needs',
      outcome({ requires: { fields: ['x'] } }),
      unknown(`${at}.outcomes.won.requires.fields.0`, 'field', 'x', null),
    ],
    [
      'customer state',
      outcome({ advancesCustomerTo: 'x' }),
      unknown(`${at}.outcomes.won.advancesCustomerTo`, 'customerState', 'x', null),
    ],
    [
      'parent of a reason',
      outcome({ reasons: ['price', { id: 'discount', parent: 'prize' }] }),
      unknown(`${at}.outcomes.won.reasons.discount.parent`, 'reason', 'prize', 'price'),
    ],
    [
      'outcome of a change',
      seriesFaults({ result: { ...smallSeries.result, changes: [{ from: 'lst', to: 'won' }] } }),
      unknown(`${at}.changes.0.from`, 'outcome', 'lst', 'lost'),
    ],
    [
      'role of a change',
      seriesFaults({ result: { ...smallSeries.result, changes: [{ from: 'lost', to: 'won', roles: ['x'] }] } }),
      unknown(`${at}.changes.0.roles.0`, 'role', 'x', null),
    ],
    [
      'stage to reopen in',
      seriesFaults({ result: { ...smallSeries.result, reopen: { to: 'propsoe' } } }),
      unknown(`${at}.reopen.to`, 'stage', 'propsoe', 'propose'),
    ],
    [
      'check to reopen',
      seriesFaults({ result: { ...smallSeries.result, reopen: { requires: { condition: { check: 'x' } } } } }),
      unknown(`${at}.reopen.requires.condition.check`, 'check', 'x', null),
    ],
  ])('names an unknown %s', (_, issues, expected) => {
    expect(told(issues)).toEqual([expected]);
  });
});

describe('a process', () => {
  test.each([
    ['stage', { stage: 'x' }, unknown('processes.review.stage', 'stage', 'x', null)],
    ['series', { series: ['x'] }, unknown('processes.review.series.0', 'series', 'x', null)],
    ['raiser', { raise: ['x'] }, unknown('processes.review.raise.0', 'role', 'x', null)],
    [
      'approver',
      { approve: { by: ['managr'] } },
      unknown('processes.review.approve.by.0', 'role', 'managr', 'manager'),
    ],
    ['predecessor', { after: ['x'] }, unknown('processes.review.after.0', 'process', 'x', null)],
    ['action', { before: 'x' }, unknown('processes.review.before', 'action', 'x', null)],
    ['field it verifies', { verifies: ['x'] }, unknown('processes.review.verifies.0', 'field', 'x', null)],
    ['field it corrects', { corrects: ['x'] }, unknown('processes.review.corrects.0', 'field', 'x', null)],
    ['check in when', { when: { check: 'x' } }, unknown('processes.review.when.check', 'check', 'x', null)],
    [
      'question in needs',
      { needs: { question: 'x', is: 'yes' } },
      unknown('processes.review.needs.question', 'question', 'x', null),
    ],
  ])('names an unknown %s', (_, changes, expected) => {
    expect(told(process(changes))).toEqual([expected]);
  });

  test('belongs to a stage of its own series, where it names one', () => {
    const other = { ...smallSeries, id: 'other', stages: [{ id: 'elsewhere' }] };
    const review = { id: 'review', approve: { by: ['manager'] }, stage: 'elsewhere' };
    const series = [smallSeries, other];
    expect(faultsOf({ series, processes: [review] })).toEqual([]);
    expect(faultsOf({ series, processes: [{ ...review, series: ['other'] }] })).toEqual([]);
    expect(told(faultsOf({ series, processes: [{ ...review, series: ['deal'] }] }))).toEqual([
      unknown('processes.review.stage', 'stage', 'elsewhere', null),
    ]);
  });

  test('may correct and verify the grade once grades are declared', () => {
    const upgrade = { id: 'review', approve: { by: ['manager'] }, corrects: ['grade'] };
    expect(faultsOf({ processes: [upgrade], grades: [{ id: 'A' }] })).toEqual([]);
    expect(told(faultsOf({ processes: [upgrade] }))).toEqual([
      unknown('processes.review.corrects.0', 'field', 'grade', null),
    ]);
  });
});

describe('the other blocks', () => {
  test.each([
    [
      'steward',
      { fields: { ...smallModel.fields, uscc: { steward: 'x' } } },
      unknown('fields.uscc.steward', 'role', 'x', null),
    ],
    [
      'source',
      {
        fields: {
          ...smallModel.fields,
          price: { sources: ['process:review', 'process:*', 'order', 'process:rewiev'] },
        },
      },
      unknown('fields.price.sources.3', 'process', 'rewiev', 'review'),
    ],
    ['role of a team', { teams: [{ id: 'front', roles: ['x'] }] }, unknown('teams.front.roles.0', 'role', 'x', null)],
    ['upgrade of a grade', { grades: [{ id: 'A', upgrade: 'x' }] }, unknown('grades.A.upgrade', 'process', 'x', null)],
    [
      'condition of a grade',
      { grades: [{ id: 'A', when: { check: 'x' } }] },
      unknown('grades.A.when.check', 'check', 'x', null),
    ],
    [
      'condition of a type',
      { types: [{ id: 'new', when: { check: 'x' } }] },
      unknown('types.new.when.check', 'check', 'x', null),
    ],
    ['route', { routing: [{ series: 'x' }] }, unknown('routing.0.series', 'series', 'x', null)],
    [
      'object to check',
      { objects: { order: ['lead', 'opportunity'], checks: [{ to: 'account', condition: { check: 'creditOk' } }] } },
      unknown('objects.checks.0.to', 'object', 'account', null),
    ],
    [
      'check of an object',
      { objects: { order: ['lead'], checks: [{ to: 'lead', condition: { check: 'x' } }] } },
      unknown('objects.checks.0.condition.check', 'check', 'x', null),
    ],
    ['role of a phase', { phases: [{ id: 'win', roles: ['x'] }] }, unknown('phases.win.roles.0', 'role', 'x', null)],
    [
      'stage of a phase',
      { phases: [{ id: 'win', roles: ['rep'], covers: ['qualify', 'result', 'x'] }] },
      unknown('phases.win.covers.2', 'stage', 'x', null),
    ],
    [
      'role of a duty',
      {
        phases: [
          {
            id: 'win',
            roles: ['rep'],
            duties: { rep: '', 'rep:before-win': '', '*:after-win': '', 'boss:after-win': '' },
          },
        ],
      },
      unknown('phases.win.duties.boss:after-win', 'role', 'boss', null),
    ],
    [
      'date of a suspension',
      { lifecycle: { suspend: { reasons: [{ id: 'later', needs: ['x'] }] } } },
      unknown('lifecycle.suspend.reasons.later.needs.0', 'field', 'x', null),
    ],
    [
      'role that voids',
      { lifecycle: { void: { reasons: ['mistake'], roles: ['x'] } } },
      unknown('lifecycle.void.roles.0', 'role', 'x', null),
    ],
    [
      'role that transfers',
      { lifecycle: { transfer: { roles: ['x'] } } },
      unknown('lifecycle.transfer.roles.0', 'role', 'x', null),
    ],
    [
      'role that assigns',
      { lifecycle: { assign: { roles: ['x'] } } },
      unknown('lifecycle.assign.roles.0', 'role', 'x', null),
    ],
    [
      'condition of ageing',
      { ageing: [{ when: { field: 'x', present: true }, remind: 3 }] },
      unknown('ageing.0.when.field', 'field', 'x', null),
    ],
    ['field that names a duplicate', { dedupe: [['note', 'x']] }, unknown('dedupe.0.1', 'field', 'x', null)],
    ['type that names a duplicate', { dedupe: [['note', 'type']] }, unknown('dedupe.0.1', 'field', 'type', null)],
    ['role of a waiver', { waivers: [{ role: 'x', kinds: ['fields'] }] }, unknown('waivers.0.role', 'role', 'x', null)],
    ['role to notify', { audit: { notify: ['x'] } }, unknown('audit.notify.0', 'role', 'x', null)],
    [
      'series of a benchmark',
      { benchmarks: [{ metric: 'days', series: 'x', from: 'qualify', to: 'propose' }] },
      unknown('benchmarks.0.series', 'series', 'x', null),
    ],
    [
      'stage of a benchmark',
      { benchmarks: [{ metric: 'days', series: 'deal', from: 'qualify', to: 'propos' }] },
      unknown('benchmarks.0.to', 'stage', 'propos', 'propose'),
    ],
    [
      'merged state',
      { customerStates: ['a', { id: 'b', mergedInto: 'c' }], series: [{ ...smallSeries, from: 'a', to: 'b' }] },
      unknown('customerStates.b.mergedInto', 'customerState', 'c', null),
    ],
  ])('name an unknown %s', (_, changes, expected) => {
    expect(told(faultsOf(changes))).toContain(expected);
  });

  test('a benchmark may lead to an outcome, a duplicate be named by the type', () => {
    expect(faultsOf({ benchmarks: [{ metric: 'conversion', series: 'deal', from: 'qualify', to: 'won' }] })).toEqual(
      [],
    );
    expect(faultsOf({ types: [{ id: 'new' }], dedupe: [['note', 'type']] })).toEqual([]);
  });
});

describe('a catalogue', () => {
  const faulty = { id: 'proposal', requires: { fields: ['amuont'] } };

  test('tells a fault of its stage once, not again for every series that uses it', () => {
    const use = { ...smallSeries, stages: [{ use: 'proposal' }, { use: 'proposal', id: 'offer' }] };
    expect(told(faultsOf({ stages: [faulty], series: [use] }))).toEqual([
      unknown('stages.proposal.requires.fields.0', 'field', 'amuont', 'amount'),
    ]);
  });

  test('tells what a series puts in the place of it', () => {
    const use = { ...smallSeries, stages: [{ use: 'proposal', requires: { fields: ['amunt'] } }] };
    expect(told(faultsOf({ stages: [faulty], series: [use] }))).toEqual([
      unknown('stages.proposal.requires.fields.0', 'field', 'amuont', 'amount'),
      unknown('series.deal.stages.proposal.requires.fields.0', 'field', 'amunt', 'amount'),
    ]);
  });

  test('is written out: its stages use no other one', () => {
    expect(told(faultsOf({ stages: [{ id: 'a' }, { id: 'b', use: 'a' }] }))).toEqual([
      'nested_use stages.b.use {"stage":"b","use":"a"}',
    ]);
  });
});

test('every fault is told at once', () => {
  const issues = seriesFaults(
    {
      team: 'x',
      stages: [{ id: 'a', requires: { fields: ['x', 'y'], actions: ['z'] } }],
      result: { outcomes: [{ id: 'won', kind: 'won', advancesCustomerTo: 'q' }] },
    },
    { waivers: [{ role: 'nobody', kinds: ['fields'] }] },
  );
  expect(issues).toHaveLength(6);
});
