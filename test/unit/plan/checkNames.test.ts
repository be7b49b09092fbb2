import { describe, expect, test } from 'vitest';
import { faultsOf, seriesFaults, smallModel, smallSeries, told } from '../../support/smallModel.js';

const outcomes = smallSeries.result.outcomes;

describe('an id given twice', () => {
  const twice = (path: string, kind: string, id: string) => `duplicate_id ${path} ${JSON.stringify({ kind, id })}`;

  test.each([
    ['series', faultsOf({ series: [smallSeries, smallSeries] }), twice('series.1.id', 'series', 'deal')],
    [
      'stage',
      seriesFaults({ stages: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] }),
      twice('series.deal.stages.2.id', 'stage', 'a'),
    ],
    [
      'stage behind the win',
      seriesFaults({ afterWin: [{ id: 'propose' }] }),
      twice('series.deal.afterWin.0.id', 'stage', 'propose'),
    ],
    ['catalogue stage', faultsOf({ stages: [{ id: 'a' }, { id: 'a' }] }), twice('stages.1.id', 'catalogueStage', 'a')],
    [
      'outcome',
      seriesFaults({ result: { outcomes: [...outcomes, outcomes[0]] } }),
      twice('series.deal.result.outcomes.2.id', 'outcome', 'won'),
    ],
    [
      'reason',
      seriesFaults({ result: { outcomes: [{ ...outcomes[0], reasons: ['fit', 'fit'] }] } }),
      twice('series.deal.result.outcomes.won.reasons.1.id', 'reason', 'fit'),
    ],
    [
      'variant',
      seriesFaults({
        variants: [
          { id: 'v', drop: [] },
          { id: 'v', drop: [] },
        ],
      }),
      twice('series.deal.variants.1.id', 'variant', 'v'),
    ],
    [
      'process',
      faultsOf({ processes: [...smallModel.processes, ...smallModel.processes] }),
      twice('processes.1.id', 'process', 'review'),
    ],
    ['role', faultsOf({ roles: ['rep', 'manager', 'rep'] }), twice('roles.2.id', 'role', 'rep')],
    ['question', faultsOf({ questions: ['worth', { id: 'worth' }] }), twice('questions.1.id', 'question', 'worth')],
    [
      'customer state',
      faultsOf({ customerStates: ['a', 'b', 'a'], series: [{ ...smallSeries, from: 'a', to: 'b' }] }),
      twice('customerStates.2.id', 'customerState', 'a'),
    ],
    ['type', faultsOf({ types: [{ id: 'new' }, { id: 'new' }] }), twice('types.1.id', 'type', 'new')],
    ['grade', faultsOf({ grades: [{ id: 'A' }, { id: 'A' }] }), twice('grades.1.id', 'grade', 'A')],
    [
      'team',
      faultsOf({
        teams: [
          { id: 't', roles: [] },
          { id: 't', roles: [] },
        ],
      }),
      twice('teams.1.id', 'team', 't'),
    ],
    [
      'phase',
      faultsOf({
        phases: [
          { id: 'p', roles: [] },
          { id: 'p', roles: [] },
        ],
      }),
      twice('phases.1.id', 'phase', 'p'),
    ],
    [
      'suspend reason',
      faultsOf({ lifecycle: { suspend: { reasons: ['later', 'later'] } } }),
      twice('lifecycle.suspend.reasons.1.id', 'reason', 'later'),
    ],
    [
      'void reason',
      faultsOf({ lifecycle: { void: { reasons: ['twin', 'twin'] } } }),
      twice('lifecycle.void.reasons.1.id', 'reason', 'twin'),
    ],
  ])('is told of a %s', (_, issues, expected) => {
    expect(told(issues)).toEqual([expected]);
  });

  test('is named by position, the others by id', () => {
    const stages = [
      { id: 'a', playbook: 'x' },
      { id: 'a', playbook: 'y' },
      { id: 'b', playbook: 'z' },
    ];
    expect(seriesFaults({ stages }).map(({ path }) => path)).toEqual([
      'series.deal.stages.0.playbook',
      'series.deal.stages.1.id',
      'series.deal.stages.1.playbook',
      'series.deal.stages.b.playbook',
    ]);
  });

  test('may be given again in another series, and to another kind of element', () => {
    expect(
      faultsOf({ series: [smallSeries, { ...smallSeries, id: 'renewal' }], teams: [{ id: 'rep', roles: ['rep'] }] }),
    ).toEqual([]);
  });
});

test('a stage and an outcome of one series need two names: a log tells both in one place', () => {
  expect(told(seriesFaults({ stages: [{ id: 'qualify' }, { id: 'won' }] }))).toEqual([
    'outcome_named_like_stage series.deal.result.outcomes.0.id {"id":"won"}',
  ]);
  expect(told(seriesFaults({ afterWin: [{ id: 'lost' }] }))).toEqual([
    'outcome_named_like_stage series.deal.result.outcomes.1.id {"id":"lost"}',
  ]);
});

describe('an alias', () => {
  const stages = (first: readonly string[], second: readonly string[] = []) =>
    seriesFaults({
      stages: [
        { id: 'qualify', aliases: first },
        { id: 'propose', aliases: second },
      ],
    });

  test('may be the own id, or given twice to one stage', () => {
    expect(stages(['qualify', 'Qualification', 'Qualification'])).toEqual([]);
  });

  test('is refused where it is the id or an alias of another stage', () => {
    expect(told(stages(['propose']))).toEqual([
      'ambiguous_alias series.deal.stages.qualify.aliases.0 {"alias":"propose","stage":"qualify","other":"propose"}',
    ]);
    expect(told(stages(['Open'], ['Offer', 'Open']))).toEqual([
      'ambiguous_alias series.deal.stages.propose.aliases.1 {"alias":"Open","stage":"propose","other":"qualify"}',
    ]);
  });

  test('counts over after-win stages too', () => {
    expect(told(seriesFaults({ afterWin: [{ id: 'sign', aliases: ['qualify'] }] }))).toEqual([
      'ambiguous_alias series.deal.afterWin.sign.aliases.0 {"alias":"qualify","stage":"sign","other":"qualify"}',
    ]);
  });
});

describe('a name that the library needs itself', () => {
  const proto = JSON.parse('{ "__proto__": { "label": "trap" } }');

  test.each([
    [
      'field',
      faultsOf({ fields: { ...smallModel.fields, ...Object.fromEntries(Object.entries(proto)) } }),
      'fields.__proto__',
    ],
    [
      'action',
      faultsOf({
        actions: Object.fromEntries([
          ['demo', 'Demo'],
          ['__proto__', 'trap'],
        ]),
      }),
      'actions.__proto__',
    ],
    [
      'check',
      faultsOf({
        checks: Object.fromEntries([
          ['creditOk', ''],
          ['__proto__', 'trap'],
        ]),
      }),
      'checks.__proto__',
    ],
    ['playbook', faultsOf({ playbooks: Object.fromEntries([['__proto__', {}]]) }), 'playbooks.__proto__'],
    ['stage', seriesFaults({ stages: [{ id: '__proto__' }] }), 'series.deal.stages.0.id'],
    [
      'outcome',
      seriesFaults({ result: { outcomes: [{ id: '__proto__', kind: 'won' }] } }),
      'series.deal.result.outcomes.0.id',
    ],
    [
      'reason',
      seriesFaults({ result: { outcomes: [{ id: 'won', kind: 'won', reasons: ['__proto__'] }] } }),
      'series.deal.result.outcomes.won.reasons.0.id',
    ],
    ['series', seriesFaults({ id: '__proto__' }), 'series.0.id'],
    ['process', faultsOf({ processes: [{ id: '__proto__', approve: { by: ['rep'] } }] }), 'processes.0.id'],
    ['model', faultsOf({ id: '__proto__' }), 'id'],
  ])('is refused for a %s', (_, issues, path) => {
    expect(told(issues)).toContain(`reserved_name ${path} {"name":"__proto__"}`);
  });

  test('type and grade are fields of every opportunity, once types and grades are declared', () => {
    const fields = { ...smallModel.fields, type: {}, grade: {} };
    expect(faultsOf({ fields })).toEqual([]);
    expect(told(faultsOf({ fields, types: [{ id: 'new' }], grades: [{ id: 'A' }] }))).toEqual([
      'reserved_name fields.type {"name":"type","kind":"type"}',
      'reserved_name fields.grade {"name":"grade","kind":"grade"}',
    ]);
  });

  test.each(['constructor', 'hasOwnProperty', 'toString', '1. Prospect', 'Id. Decision Makers', '新建', '🎯', '#New'])(
    '%s is a name like any other',
    (id) => {
      expect(
        seriesFaults(
          { stages: [{ id }, { id: 'end' }], startIn: [id] },
          { fields: { ...smallModel.fields, [id]: {} }, roles: ['rep', 'manager', id] },
        ),
      ).toEqual([]);
    },
  );

  test.each(['constructor', 'toString', '__proto__'])('%s is not there unless it is declared', (id) => {
    const issues = seriesFaults({
      stages: [{ id: 'a', requires: { fields: [id], actions: [id], condition: { field: id, present: true } } }],
    });
    expect(issues.map(({ code }) => code)).toEqual(['unknown_reference', 'unknown_reference', 'unknown_reference']);
  });
});

test('two ids that make one state of a machine are refused', () => {
  expect(told(seriesFaults({ stages: [{ id: '#New' }, { id: '%23New' }] }))).toEqual([
    'state_key_collision series.deal.stages.#New.id {"id":"#New","other":"%23New"}',
  ]);
  expect(
    told(
      seriesFaults({
        result: {
          outcomes: [
            { id: '%23', kind: 'lost' },
            { id: '#', kind: 'won' },
          ],
        },
      }),
    ),
  ).toEqual(['state_key_collision series.deal.result.outcomes.#.id {"id":"#","other":"%23"}']);
  expect(told(faultsOf({ series: [], customerStates: ['#a', '%23a'] }))).toEqual([
    'state_key_collision customerStates.#a.id {"id":"#a","other":"%23a"}',
  ]);
  expect(seriesFaults({ stages: [{ id: '#New' }, { id: 'New' }, { id: '%23Old' }] })).toEqual([]);
});

describe('an id', () => {
  const stage = (id: unknown) => told(seriesFaults({ stages: [{ id }, { id: 'end' }] }));
  const at = 'series.deal.stages.0.id';

  test.each([
    ['empty', '', { kind: 'stage', problem: 'empty', id: '' }],
    ['blank', '  ', { kind: 'stage', problem: 'empty', id: '  ' }],
    ['a number', 7, { kind: 'stage', problem: 'not_text', id: 7 }],
    ['an object', {}, { kind: 'stage', problem: 'not_text', id: 'record' }],
    ['endless', 'x'.repeat(201), { kind: 'stage', problem: 'too_long', id: `${'x'.repeat(200)}…`, max: 200 }],
    ['half a character', 'a\ud83d', { kind: 'stage', problem: 'malformed', id: 'a\ufffd' }],
  ])('that is %s is refused', (_, id, params) => {
    expect(stage(id)).toContain(`invalid_id ${at} ${JSON.stringify(params)}`);
  });

  test('of 200 characters is fine', () => {
    expect(stage('x'.repeat(200))).toEqual([]);
  });

  test('is needed: a stage has one of its own or that of the catalogue', () => {
    expect(stage(undefined)).toContain(`invalid_id ${at} {"kind":"stage","problem":"empty","id":""}`);
  });
});
