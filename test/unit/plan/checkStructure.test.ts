import { describe, expect, test } from 'vitest';
import { faultsOf, seriesFaults, smallModel, smallSeries, told } from '../../support/smallModel.js';

const three = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
const { result } = smallSeries;

describe('a model', () => {
  test('needs a series, or customer states to advance directly', () => {
    expect(told(faultsOf({ series: [] }))).toEqual(['no_series series {}']);
    expect(faultsOf({ series: [], customerStates: ['a', 'b'] })).toEqual([]);
  });

  test('is of the one format', () => {
    expect(told(faultsOf({ format: 'stagewright/9' }))).toEqual([
      'unsupported_format format {"found":"stagewright/9","supported":["stagewright/1"]}',
    ]);
  });

  test.each([
    [0, 'out_of_range version {"found":0,"min":1}'],
    [1.5, 'not_an_integer version {"found":1.5}'],
    ['1', 'wrong_type version {"expected":"number","found":"text"}'],
    [undefined, 'missing_property version {"property":"version"}'],
  ])('has a whole version from 1, not %s', (version, expected) => {
    expect(told(faultsOf({ version }))).toEqual([expected]);
  });
});

// The design number of this rule is SW103; S0-1: "a series without `from`/`to`, or `to` before `from`".
describe('a series with customer states', () => {
  const customerStates = ['prospect', 'customer', 'fan'];
  const goal = (changes: object) => told(seriesFaults(changes, { customerStates }));

  test('leads from one of them to a later one', () => {
    expect(goal({ from: 'prospect', to: 'fan' })).toEqual([]);
    expect(goal({})).toEqual(['series_without_goal series.deal {"missing":["from","to"]}']);
    expect(goal({ from: 'prospect' })).toEqual(['series_without_goal series.deal {"missing":["to"]}']);
    expect(goal({ from: 'customer', to: 'prospect' })).toEqual([
      'series_without_goal series.deal.to {"from":"customer","to":"prospect"}',
    ]);
    expect(goal({ from: 'customer', to: 'customer' })).toEqual([
      'series_without_goal series.deal.to {"from":"customer","to":"customer"}',
    ]);
  });

  test('a misspelt one is told as such alone', () => {
    expect(goal({ from: 'prospekt', to: 'fan' })).toEqual([
      'unknown_reference series.deal.from {"kind":"customerState","id":"prospekt","nearest":"prospect"}',
    ]);
  });

  test('without customer states it needs none', () => {
    expect(seriesFaults({})).toEqual([]);
  });
});

describe('lists that must not be empty', () => {
  test.each([
    ['stages', seriesFaults({ stages: [] }), 'series.deal.stages'],
    ['outcomes', seriesFaults({ result: { outcomes: [] } }), 'series.deal.result.outcomes'],
    [
      'reasons of an outcome',
      seriesFaults({ result: { outcomes: [{ id: 'won', kind: 'won', reasons: [] }] } }),
      'series.deal.result.outcomes.won.reasons',
    ],
    [
      'choices of a choice',
      faultsOf({ fields: { ...smallModel.fields, size: { type: 'choice' } } }),
      'fields.size.choices',
    ],
    ['approvers', faultsOf({ processes: [{ id: 'review', approve: { by: [] } }] }), 'processes.review.approve.by'],
    ['objects', faultsOf({ objects: { order: [] } }), 'objects.order'],
    ['fields that name a duplicate', faultsOf({ dedupe: [[]] }), 'dedupe.0'],
    ['reasons of a transfer', faultsOf({ lifecycle: { transfer: { reasons: [] } } }), 'lifecycle.transfer.reasons'],
  ])('%s', (_, issues, path) => {
    expect(told(issues)).toEqual([`empty_list ${path} {}`]);
  });

  test('a process that another system answers needs no approver', () => {
    expect(faultsOf({ processes: [{ id: 'review', approve: { by: [] }, run: 'external' }] })).toEqual([]);
  });
});

describe('reachability', () => {
  test('a stage before every first one is reached by rolling back, or not at all', () => {
    const stages = three;
    expect(seriesFaults({ stages, startIn: ['c'] })).toEqual([]);
    expect(told(seriesFaults({ stages, startIn: ['c'], moves: { rollBack: 'forbid' } }))).toEqual([
      'unreachable_stage series.deal.stages.a {"stage":"a"}',
      'unreachable_stage series.deal.stages.b {"stage":"b"}',
    ]);
    expect(told(seriesFaults({ stages, startIn: ['c'], moves: { rollBack: [{ from: 'c', to: 'b' }] } }))).toEqual([
      'unreachable_stage series.deal.stages.a {"stage":"a"}',
    ]);
    expect(
      seriesFaults({ stages, startIn: ['c'], moves: { rollBack: [{ from: 'b', to: 'a' }, { to: 'b' }] } }),
    ).toEqual([]);
    expect(seriesFaults({ stages, startIn: ['b', 'a'], moves: { rollBack: 'forbid' } })).toEqual([]);
  });

  test('reopening leads to any stage, and so does a transfer between series', () => {
    const closed = { stages: three, startIn: ['b'], moves: { rollBack: 'forbid' } };
    expect(told(seriesFaults(closed))).toEqual(['unreachable_stage series.deal.stages.a {"stage":"a"}']);
    expect(seriesFaults({ ...closed, result: { ...result, reopen: {} } })).toEqual([]);
    const series = [
      { ...smallSeries, ...closed },
      { ...smallSeries, id: 'other' },
    ];
    expect(told(faultsOf({ series }))).toEqual(['unreachable_stage series.deal.stages.a {"stage":"a"}']);
    expect(faultsOf({ series, lifecycle: { transfer: {} } })).toEqual([]);
  });

  test('a stage behind the win needs a win', () => {
    const afterWin = [{ id: 'sign' }];
    const lost = { id: 'lost', kind: 'lost' };
    expect(told(seriesFaults({ afterWin, result: { outcomes: [lost] } }))).toEqual([
      'unreachable_stage series.deal.afterWin.sign {"stage":"sign"}',
    ]);
    const won = { id: 'won', kind: 'won', from: [] };
    expect(told(seriesFaults({ afterWin, result: { outcomes: [lost, won] } }))).toEqual([
      'unreachable_stage series.deal.afterWin.sign {"stage":"sign"}',
    ]);
    expect(
      seriesFaults({ afterWin, result: { outcomes: [lost, won], changes: [{ from: 'lost', to: 'won' }] } }),
    ).toEqual([]);
  });

  test('from every stage some outcome can be reached', () => {
    const outcomes = [{ id: 'won', kind: 'won', from: ['a'] }];
    expect(told(seriesFaults({ stages: three, result: { outcomes }, moves: { rollBack: 'forbid' } }))).toEqual([
      'result_unreachable series.deal.stages.b {"stage":"b"}',
      'result_unreachable series.deal.stages.c {"stage":"c"}',
    ]);
    expect(seriesFaults({ stages: three, result: { outcomes } })).toEqual([]);
    expect(
      told(seriesFaults({ stages: three, result: { outcomes }, moves: { rollBack: [{ from: 'b', to: 'a' }] } })),
    ).toEqual(['result_unreachable series.deal.stages.c {"stage":"c"}']);
  });

  test('a win cannot pass a mandatory stage', () => {
    const stages = [{ id: 'a' }, { id: 'b', mandatory: true }];
    const won = (from: readonly string[]) =>
      seriesFaults({ stages, moves: { rollBack: 'forbid' }, result: { outcomes: [{ id: 'won', kind: 'won', from }] } });
    expect(told(won(['a']))).toEqual([
      'result_unreachable series.deal.stages.a {"stage":"a"}',
      'result_unreachable series.deal.stages.b {"stage":"b"}',
    ]);
    expect(won(['b'])).toEqual([]);
  });

  test('holds in every variant too, and is told once', () => {
    const outcomes = [{ id: 'lost', kind: 'lost', from: ['c'] }];
    expect(
      told(seriesFaults({ stages: three, result: { outcomes }, variants: [{ id: 'short', drop: ['c'] }] })),
    ).toEqual([
      'result_unreachable series.deal.stages.a {"stage":"a","variant":"short"}',
      'result_unreachable series.deal.stages.b {"stage":"b","variant":"short"}',
    ]);
    const closed = {
      stages: three,
      startIn: ['b'],
      moves: { rollBack: 'forbid' },
      variants: [{ id: 'v', drop: ['c'] }],
    };
    expect(told(seriesFaults(closed))).toEqual(['unreachable_stage series.deal.stages.a {"stage":"a"}']);
  });

  test('a misspelt stage does not make others unreachable as well', () => {
    const issues = seriesFaults({
      stages: three,
      result: { outcomes: [{ id: 'won', kind: 'won', from: ['cc'] }] },
      moves: { rollBack: 'forbid' },
    });
    expect(issues.map(({ code }) => code)).toEqual(['unknown_reference']);
  });
});

describe('rules of moves', () => {
  const moves = (rules: object) => told(seriesFaults({ stages: three, moves: rules }));

  test('a rollback leads to an earlier stage', () => {
    expect(moves({ rollBack: [{ from: 'c', to: 'a' }, { to: 'b' }] })).toEqual([]);
    expect(moves({ rollBack: [{ from: 'a', to: 'c' }] })).toEqual([
      'rollback_to_later_stage series.deal.moves.rollBack.0 {"from":"a","to":"c"}',
    ]);
    expect(moves({ rollBack: [{ from: 'b', to: 'b' }] })).toEqual([
      'rollback_to_later_stage series.deal.moves.rollBack.0 {"from":"b","to":"b"}',
    ]);
    expect(moves({ rollBack: [{ to: 'c' }] })).toEqual([
      'rollback_to_later_stage series.deal.moves.rollBack.0 {"from":null,"to":"c"}',
    ]);
  });

  test('a skip passes at least one stage', () => {
    expect(moves({ skip: [{ from: 'a', to: 'c' }, { to: 'c' }] })).toEqual([]);
    expect(moves({ skip: [{ from: 'a', to: 'b' }] })).toEqual([
      'skip_not_forward series.deal.moves.skip.0 {"from":"a","to":"b"}',
    ]);
    expect(moves({ skip: [{ from: 'c', to: 'a' }] })).toEqual([
      'skip_not_forward series.deal.moves.skip.0 {"from":"c","to":"a"}',
    ]);
    expect(moves({ skip: [{ from: 'a', to: 'a' }] })).toEqual([
      'skip_not_forward series.deal.moves.skip.0 {"from":"a","to":"a"}',
    ]);
    expect(moves({ skip: [{ to: 'b' }] })).toEqual([
      'skip_not_forward series.deal.moves.skip.0 {"from":null,"to":"b"}',
    ]);
  });
});

describe('a stage that advances by itself', () => {
  const demo = { requires: { actions: ['demo'] } };

  test('requires an action and has a next stage', () => {
    expect(seriesFaults({ stages: [{ id: 'a', auto: true, ...demo }, { id: 'b' }] })).toEqual([]);
    expect(told(seriesFaults({ stages: [{ id: 'a', auto: true }, { id: 'b' }] }))).toEqual([
      'auto_without_required_action series.deal.stages.a.auto {"stage":"a"}',
    ]);
    expect(told(seriesFaults({ stages: [{ id: 'a' }, { id: 'b', auto: true, ...demo }] }))).toEqual([
      'auto_without_next_stage series.deal.stages.b.auto {"stage":"b"}',
    ]);
    expect(told(seriesFaults({ afterWin: [{ id: 'sign', auto: true, ...demo }] }))).toEqual([
      'auto_without_next_stage series.deal.afterWin.sign.auto {"stage":"sign"}',
    ]);
    const optional = { id: 'a', auto: true, optional: { actions: ['demo'] } };
    expect(told(seriesFaults({ stages: [optional, { id: 'b' }] }))).toEqual([
      'auto_without_required_action series.deal.stages.a.auto {"stage":"a"}',
    ]);
  });

  test('has one in every variant', () => {
    const stages = [{ id: 'a' }, { id: 'b', auto: true, ...demo }, { id: 'c' }];
    expect(told(seriesFaults({ stages, variants: [{ id: 'short', drop: ['c'] }] }))).toEqual([
      'auto_without_next_stage series.deal.variants.short.drop {"stage":"b","variant":"short"}',
    ]);
  });
});

test('a variant leaves a stage before the result', () => {
  expect(told(seriesFaults({ stages: three, variants: [{ id: 'none', drop: ['a', 'b', 'c'] }] }))).toEqual([
    'variant_without_stages series.deal.variants.none.drop {"variant":"none"}',
  ]);
});

// S1-45: "order only after signing".
describe('an order', () => {
  const orders = ['order.allow'];
  const won = (changes: object) => ({ outcomes: [{ id: 'won', kind: 'won', ...changes }] });

  test('may follow a win that means more than the bid', () => {
    expect(seriesFaults({ result: won({ effects: orders }) })).toEqual([]);
    expect(seriesFaults({ won: 'bid-won', result: won({}), afterWin: [{ id: 'sign', effects: orders }] })).toEqual([]);
  });

  test('follows neither a stage before the result, nor a bid, nor a loss', () => {
    expect(told(seriesFaults({ stages: [{ id: 'a', effects: ['lead.create', { type: 'order.allow' }] }] }))).toEqual([
      'order_before_signing series.deal.stages.a.effects.1 {"stage":"a"}',
    ]);
    expect(told(seriesFaults({ won: 'bid-won', result: won({ effects: orders }) }))).toEqual([
      'order_before_signing series.deal.result.outcomes.won.effects.0 {"outcome":"won","won":"bid-won"}',
    ]);
    const lost = { outcomes: [{ id: 'lost', kind: 'lost', effects: orders }] };
    expect(told(seriesFaults({ result: lost }))).toEqual([
      'order_before_signing series.deal.result.outcomes.lost.effects.0 {"outcome":"lost","won":"contract-signed"}',
    ]);
  });
});

describe('circles', () => {
  const processes = (after: { readonly [id: string]: readonly string[] }) =>
    told(
      faultsOf({
        processes: Object.entries(after).map(([id, entries]) => ({ id, approve: { by: ['rep'] }, after: entries })),
      }),
    );

  test('of processes', () => {
    expect(processes({ a: [], b: ['a'], c: ['a', 'b'] })).toEqual([]);
    expect(processes({ a: ['a'] })).toEqual([
      'circular_reference processes.a.after {"kind":"process","ids":["a","a"]}',
    ]);
    expect(processes({ a: ['c'], b: ['a'], c: ['b'] })).toEqual([
      'circular_reference processes.a.after {"kind":"process","ids":["a","c","b","a"]}',
    ]);
    expect(processes({ x: ['b'], a: ['b'], b: ['a'] })).toEqual([
      'circular_reference processes.b.after {"kind":"process","ids":["b","a","b"]}',
    ]);
  });

  test('of merged states and of reasons', () => {
    const customerStates = [
      { id: 'a', mergedInto: 'b' },
      { id: 'b', mergedInto: 'a' },
    ];
    expect(told(faultsOf({ series: [], customerStates }))).toEqual([
      'circular_reference customerStates.a.mergedInto {"kind":"customerState","ids":["a","b","a"]}',
    ]);
    const reasons = [
      { id: 'x', parent: 'y' },
      { id: 'y', parent: 'x' },
    ];
    expect(told(seriesFaults({ result: { outcomes: [{ id: 'lost', kind: 'lost', reasons }] } }))).toEqual([
      'circular_reference series.deal.result.outcomes.lost.reasons.x.parent {"kind":"reason","ids":["x","y","x"]}',
    ]);
  });

  test('a chain of a hundred thousand is no circle, and no stack', () => {
    const long = Array.from({ length: 100_000 }, (_, at) => [`p${at}`, at === 0 ? [] : [`p${at - 1}`]] as const);
    expect(processes(Object.fromEntries(long))).toEqual([]);
  });
});

describe('fields in their place', () => {
  test('the amount is money or a number, the close date a date', () => {
    expect(seriesFaults({ deal: { amount: 'amount', closeOn: 'closeDate' } })).toEqual([]);
    expect(seriesFaults({ deal: { amount: 'discount' } })).toEqual([]);
    expect(told(seriesFaults({ deal: { amount: 'note', closeOn: 'amount' } }))).toEqual([
      'wrong_field_type series.deal.deal.amount {"field":"note","type":"text","expected":["money","number"]}',
      'wrong_field_type series.deal.deal.closeOn {"field":"amount","type":"money","expected":["date"]}',
    ]);
  });

  test('a suspension wakes from dates', () => {
    const needs = (fields: readonly string[]) =>
      told(faultsOf({ lifecycle: { suspend: { reasons: [{ id: 'later', needs: fields }] } } }));
    expect(needs(['closeDate'])).toEqual([]);
    expect(needs(['closeDate', 'amount'])).toEqual([
      'suspend_reason_without_date lifecycle.suspend.reasons.later.needs.1 {"reason":"later","field":"amount","type":"money"}',
    ]);
  });

  test('what is said about a field suits its type', () => {
    const field = (value: object) => told(faultsOf({ fields: { ...smallModel.fields, f: value } }));
    expect(field({ type: 'text', check: 'uscc', min: 1, max: 18, choices: ['a'] })).toEqual([]);
    expect(field({ type: 'number', min: 2, max: 1 })).toEqual(['min_above_max fields.f {"field":"f","min":2,"max":1}']);
    expect(field({ type: 'date', min: 1 })).toEqual([
      'operator_not_applicable fields.f.min {"field":"f","type":"date","operator":"min"}',
    ]);
    expect(field({ type: 'number', check: 'uscc' })).toEqual([
      'operator_not_applicable fields.f.check {"field":"f","type":"number","operator":"check"}',
    ]);
    expect(field({ type: 'boolean', choices: ['a'] })).toEqual([
      'operator_not_applicable fields.f.choices {"field":"f","type":"boolean","operator":"choices"}',
    ]);
  });
});
